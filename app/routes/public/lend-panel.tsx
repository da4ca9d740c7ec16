import { Form } from '@remix-run/react';
import type { LoanShown } from './loan-facts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatAmount, formatMoneyInProse } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { Beads } from '#app/ui/beads.tsx';
import { Button } from '#app/ui/button.tsx';
import { ChoiceCards, MoneyField } from '#app/ui/field.tsx';
import { FundingProgress, timeLeft } from '#app/ui/loan-card.tsx';
import { DayText } from '#app/ui/money.tsx';
import { Flag, Notice } from '#app/ui/notices.tsx';
import { Card } from '#app/ui/page.tsx';
import { OwnPartFacts } from './own-part.tsx';
import { type FormAnswer, fieldOf } from '#app/ui/act-form.tsx';

interface PanelProps {
  loan: LoanShown;
  now: Date;
  answer: FormAnswer;
  /** The page has this panel twice, for narrow and wide; ids must not repeat. */
  isSecond?: boolean;
}

/** How far the loan is, and the one thing to do. */
export function LendPanel({ loan, now, answer, isSecond }: PanelProps) {
  const { currency } = loan;
  const left = loan.amount - loan.raised - loan.reserved;
  const write = (amount: bigint) =>
    formatMoneyInProse({ amount, currency: asCurrency(currency) }, getLocale());
  const isOpen =
    loan.status === 'fundraising' && (loan.fundraiserEndsAt?.getTime() ?? 0) > now.getTime();
  return (
    <Card>
      <p className="flex items-baseline justify-between gap-4">
        <b className="figures font-serif text-[1.75rem] leading-tight">
          {isOpen && left > 0n
            ? m.panel_left({ amount: write(left) })
            : write(isOpen ? loan.amount : loan.raised)}
        </b>
      </p>
      {loan.disbursedOn && !isOpen ? <Repaid loan={loan} /> : <FundingProgress loan={loan} />}
      <p className="text-sm text-ink-soft">
        {m.lender_count({ count: loan.lenderCount })}
        {isOpen && loan.fundraiserEndsAt ? (
          <>
            {` · ${m.panel_closes()} `}
            <DayText day={loan.fundraiserEndsAt} />
            {` (${timeLeft(loan.fundraiserEndsAt, now)})`}
          </>
        ) : null}
      </p>
      {answer.refused ? (
        <Notice tone="wrong" isReadFirst>
          {answer.refused}
        </Notice>
      ) : null}
      {isOpen && left > 0n ? (
        // Nobody lends to what is only looked at.
        <div {...(loan.isPreview && { inert: '' })}>
          <LendForm loan={loan} left={left} answer={answer} suffix={isSecond ? '2' : ''} />
        </div>
      ) : (
        <LoanState loan={loan} left={left} />
      )}
      {loan.mine ? (
        <OwnPartFacts part={loan.mine} currency={currency} partner={loan.partner.name} />
      ) : null}
      {isOpen ? (
        <p className="text-sm text-ink-soft">
          {m.panel_what_next({ count: loan.instalments.length })}
        </p>
      ) : null}
    </Card>
  );
}

/** How far it has come back, a bead for each instalment. */
function Repaid({ loan }: { loan: LoanShown }) {
  const counted = loan.instalments.filter((row) => row.state !== null);
  const done = counted.filter((row) => row.state === 'paid').length;
  const late = counted.filter((row) => row.state === 'late').length;
  return (
    <div className="grid gap-1.5">
      <Beads instalments={counted.length} done={done} late={late} isWide />
      <p className="figures text-sm text-ink-soft">{m.repaid_of({ done, all: counted.length })}</p>
    </div>
  );
}

function LendForm(props: { loan: LoanShown; left: bigint; answer: FormAnswer; suffix: string }) {
  const { loan, left, answer } = props;
  const currency = asCurrency(loan.currency);
  const write = (amount: bigint) => formatAmount({ amount, currency }, getLocale());
  const shares = [1n, 2n, 4n]
    .map((count) => count * loan.shareSize)
    .filter((share) => share <= left);
  const offered = shares.length > 0 ? shares : [left];
  const chosen = answer.entries['amount'] ?? '';
  const isOffered = chosen === 'other' || offered.some((amount) => write(amount) === chosen);
  return (
    <Form
      method="post"
      action={href('public/loan-slices', { slug: loan.slug })}
      className="grid gap-4"
      id={`lend${props.suffix}`}
    >
      <ChoiceCards
        name="amount"
        {...(isOffered && { chosen })}
        legend={m.lend_legend({ currency })}
        choices={[
          ...offered.map((amount) => ({
            value: write(amount),
            label: formatMoneyInProse({ amount, currency }, getLocale()),
          })),
          { value: 'other', label: m.lend_other() },
        ]}
      />
      <div className="when-other">
        <MoneyField
          scope={`lend${props.suffix}`}
          {...fieldOf(answer, 'other')}
          isReadFirst={answer.errors['other'] !== undefined}
          label={m.lend_other_label({ currency })}
          hint={m.lend_other_hint({ share: write(loan.shareSize), left: write(left) })}
          currency={currency}
        />
      </div>
      <Button isWide>{m.lend_button()}</Button>
    </Form>
  );
}

function LoanState({ loan, left }: { loan: LoanShown; left: bigint }) {
  const words: Record<string, string> = {
    fundraising: left === 0n ? m.state_all_reserved() : m.state_over(),
    funded: m.state_funded(),
    in_repayment: loan.isLate ? m.state_late() : m.state_in_repayment(),
    repaid: m.state_repaid(),
    expired: m.state_expired(),
    refunded: m.state_refunded(),
    defaulted: m.state_defaulted(),
  };
  const tone = loan.isLate ? 'late' : loan.status === 'defaulted' ? 'wrong' : 'plain';
  return <Flag tone={tone}>{words[loan.status] ?? m.state_over()}</Flag>;
}
