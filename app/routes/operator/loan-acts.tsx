import type { StaffLoan } from '#app/domain/loans/staff-loan.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { loanStatusWords } from '#app/ui/loan-status-words.ts';
import { Section } from '#app/ui/page.tsx';

/** What a treasurer may do about a loan, by where it is in its life. */
type Noun = 'disbursement' | 'refund' | 'default' | 'write-off' | 'recoveries';
const acts: Partial<Record<StaffLoan['status'], readonly [noun: Noun, words: () => string][]>> = {
  funded: [
    ['disbursement', m.disburse_act],
    ['refund', m.refund_act],
  ],
  in_repayment: [
    ['refund', m.refund_act],
    ['default', m.default_act],
    ['write-off', m.write_off_act],
  ],
  defaulted: [
    ['write-off', m.write_off_act],
    ['recoveries', m.recovery_act],
  ],
};

const isRisky = (noun: Noun) => ['refund', 'default', 'write-off'].includes(noun);

/** Why an act cannot be done to a loan now; null when it can. */
export function whyNotNow(status: StaffLoan['status'], noun: Noun): string | null {
  const isOpen = acts[status]?.some(([open]) => open === noun) ?? false;
  return isOpen ? null : m.loan_act_not_now({ state: loanStatusWords(status) });
}

export function LoanActs({ loan }: { loan: Pick<StaffLoan, 'id' | 'status'> }) {
  const possible = acts[loan.status];
  if (!possible) return null;
  return (
    <Section title={m.loan_acts()}>
      <ul className="flex flex-wrap gap-3">
        {possible.map(([noun, words]) => (
          <li key={noun}>
            <LinkButton
              to={href(`operator/loan-${noun}`, { id: loan.id })}
              kind={isRisky(noun) ? 'risky' : 'quiet'}
            >
              {words()}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
