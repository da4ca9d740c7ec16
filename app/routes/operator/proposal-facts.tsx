import type { ReactNode } from 'react';
import type { Destination } from '#app/domain/operations/proposal-destination.ts';
import type { Expected } from '#app/domain/operations/proposal-expected.ts';
import type { Standing } from '#app/domain/desks/standing.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDay, formatMoney } from '#app/messages/format.ts';
import type { Money } from '#app/money/money.ts';
import { CheckSign, WarningSign } from '#app/ui/signs.tsx';
import { StandingWords } from './standing-words.tsx';
import { factWords, readFacts } from './fact-words.tsx';
import { type ShownProposal, recipientOf } from './proposal-sum.tsx';

interface Facts {
  readonly proposal: ShownProposal;
  readonly destination: Destination | null;
  readonly expected: Expected | null;
  readonly standing: Standing | null;
}

/** Where the money goes, what the books expect, what is known of those behind it, and what was said. */
export function ProposalFacts({ proposal, destination, expected, standing }: Facts) {
  const { sum } = proposal.shown;
  const saidAlready = [
    'proof',
    ...(destination && proposal.kind !== 'bank_details' ? ['holder', 'account'] : []),
    ...(recipientOf(proposal) === proposal.details['partner'] ? ['partner'] : []),
  ];
  return (
    <dl className="border-b border-line">
      {destination ? (
        <Line
          label={proposal.kind === 'bank_details' ? m.proposal_account_now() : m.bank_account()}
        >
          <DestinationWords to={destination} />
        </Line>
      ) : isPaidByBank(proposal) ? (
        <Line label={m.bank_account()}>
          <Verdict isGood={false}>{m.proposal_no_account()}</Verdict>
        </Line>
      ) : null}
      {expected && sum ? (
        <Line label={m.proposal_expected()}>
          <ExpectedWords expected={expected} sum={sum} />
        </Line>
      ) : null}
      {standing ? (
        <Line label={m.proposal_earlier()}>
          <StandingWords {...standing} currency={sum?.currency ?? null} />
        </Line>
      ) : null}
      {readFacts(proposal.details, saidAlready).map(({ name, label }) => (
        <Line key={name} label={label}>
          {factWords(name, proposal.details)}
        </Line>
      ))}
    </dl>
  );
}

/** Money leaves by bank for an account that two people must have agreed to. */
function isPaidByBank({ kind, details }: ShownProposal): boolean {
  const isPaid = kind === 'partner_payout' || details['isPaidOutNow'] === 'true';
  return isPaid && details['payoutRail'] === 'bank';
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-t border-line py-3 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <dt className="text-ink-soft first-letter:uppercase">{label}</dt>
      <dd className="figures min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** A sign and words, never the colour alone. */
function Verdict({ isGood, children }: { isGood: boolean; children: ReactNode }) {
  return (
    <span className={`flex items-start gap-2 ${isGood ? 'text-leaf' : 'font-semibold text-amber'}`}>
      {isGood ? <CheckSign /> : <WarningSign />}
      {children}
    </span>
  );
}

function DestinationWords({ to }: { to: Destination }) {
  const since = to.since?.toISOString().slice(0, 10);
  return (
    <>
      <strong>{[to.bank, to.account].filter(Boolean).join(' · ')}</strong>
      <span className="block">{m.proposal_in_the_name_of({ name: to.holder })}</span>
      <Verdict isGood={to.used > 0}>
        {since ? `${m.proposal_unchanged_since({ day: formatDay(since, getLocale()) })}, ` : null}
        {to.used > 0 ? m.proposal_used_times({ count: to.used }) : m.proposal_never_used()}
      </Verdict>
    </>
  );
}

const expectedWords: Record<Expected['what'], (facts: { sum: string; count: number }) => string> = {
  raised: ({ sum, count }) => m.expected_raised({ sum, count }),
  settlements_due: m.expected_settlements_due,
  payable: m.expected_payable,
  asked_for: m.expected_asked_for,
  unrecovered: m.expected_unrecovered,
  outstanding: m.expected_outstanding,
  receipt: m.expected_receipt,
  account_holds: m.expected_account_holds,
};

function ExpectedWords({ expected, sum }: { expected: Expected; sum: Money }) {
  const money = (amount: bigint) => formatMoney({ ...sum, amount }, getLocale());
  const { what, amount, lenders = 0 } = expected;
  const difference = sum.amount - amount;
  const isGood = expected.isExact ? difference === 0n : difference <= 0n;
  return (
    <>
      {expectedWords[what]({ sum: money(amount), count: lenders })}
      <Verdict isGood={isGood}>
        {difference === 0n
          ? m.proposal_no_difference()
          : difference > 0n
            ? m.proposal_more_than_expected({ sum: money(difference) })
            : m.proposal_less_than_expected({ sum: money(-difference) })}
      </Verdict>
    </>
  );
}
