import type { ReactNode } from 'react';
import type { LoanShown } from './loan-facts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoneyInProse } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { DayText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';

type State = 'done' | 'now' | 'to_come';

/** A loan's way in four steps: posted, funded, paid out, repaid; where it stands, and when the next is due. */
export function LoanWay({ loan, name }: { loan: LoanShown; name: string }) {
  const currency = asCurrency(loan.currency);
  const write = (amount: bigint) => formatMoneyInProse({ amount, currency }, getLocale());
  const stands = standing(loan);
  if (!stands) return null;
  const [funding, paying, repaying] = stands;
  const first = loan.instalments.at(0);
  const last = loan.instalments.at(-1);
  const back = total(loan.instalments.map((row) => row.principal));
  return (
    <Section title={m.way_of_loan({ name })}>
      <ol className="grid sm:grid-cols-4">
        <Step title={m.way_posted()} state="done">
          {loan.postedAt ? <DayText day={loan.postedAt} /> : null}
        </Step>
        <Step title={funding === 'now' ? m.way_being_funded() : m.way_funded()} state={funding}>
          {m.way_raised({
            raised: write(funding === 'done' ? loan.raised : loan.raised + loan.reserved),
            amount: write(loan.amount),
          })}
        </Step>
        <Step title={m.way_paid_out()} state={paying}>
          {loan.disbursedOn ? (
            <DayText day={loan.disbursedOn} />
          ) : loan.disbursementPlannedOn ? (
            <>
              {m.way_planned()} <DayText day={loan.disbursementPlannedOn} />
            </>
          ) : null}
        </Step>
        <Step title={m.way_repaid_in({ count: loan.instalments.length })} state={repaying} isLast>
          {repaying === 'to_come' || !first || !last ? (
            first ? (
              <>
                {m.way_from()} <DayText day={first.dueOn} />
              </>
            ) : null
          ) : (
            m.way_raised({
              raised: write(loan.repaid),
              amount: write(back < loan.raised ? back : loan.raised),
            })
          )}
        </Step>
      </ol>
    </Section>
  );
}

/** Of funding, paying out and repaying; null for a loan that went another way. */
function standing(loan: LoanShown): [State, State, State] | null {
  switch (loan.status) {
    case 'fundraising':
      return loan.disbursedOn ? ['now', 'done', 'to_come'] : ['now', 'to_come', 'to_come'];
    case 'funded':
      return loan.disbursedOn ? ['done', 'done', 'to_come'] : ['done', 'now', 'to_come'];
    case 'in_repayment':
      return ['done', 'done', 'now'];
    case 'repaid':
      return ['done', 'done', 'done'];
    default:
      return null;
  }
}

const dots: Record<State, string> = {
  done: 'border-back bg-back',
  now: 'border-clay bg-card',
  to_come: 'border-line-strong bg-card',
};
const lines: Record<State, string> = { done: 'bg-back', now: 'bg-clay', to_come: 'bg-line' };

/** Down the page on a phone, across it where there is room. */
function Step(props: { title: string; state: State; isLast?: boolean; children: ReactNode }) {
  const { state } = props;
  return (
    <li
      aria-current={state === 'now' ? 'step' : undefined}
      className="relative ps-8 pb-4 text-sm sm:ps-0 sm:pe-4 sm:pt-7 sm:pb-0"
    >
      {props.isLast ? null : (
        <span
          aria-hidden="true"
          className={`absolute start-[7px] top-2 -bottom-2 w-[3px] sm:start-0 sm:end-0 sm:top-[7px] sm:bottom-auto sm:h-[3px] sm:w-auto ${lines[state]}`}
        />
      )}
      <span
        aria-hidden="true"
        className={`absolute start-0 top-0.5 size-[17px] rounded-full border-[3px] sm:top-0 ${dots[state]}`}
      />
      <b className="block font-semibold">{props.title}</b>
      <span className="figures text-ink-soft">{props.children}</span>
    </li>
  );
}
