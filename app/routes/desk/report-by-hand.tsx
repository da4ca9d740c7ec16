import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatAmount } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { lastDayOf } from '#app/money/periods.ts';
import { Button } from '#app/ui/button.tsx';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { type Keep, KeptNotice, keepAttributes } from '#app/ui/kept.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Table } from '#app/ui/table.tsx';

export interface ReportableLoan {
  readonly reference: string;
  readonly name: string;
  readonly currency: string;
  /** Minor units of local money, without what this month's report says. */
  readonly expected: bigint;
  readonly due: bigint;
  readonly overdue: bigint;
  readonly outstanding: bigint;
  readonly lastPaidOn: string | null;
  readonly saved: { readonly amount: bigint; readonly paidOn: string } | null;
}

/** More on one page would be no help, and more fields than a form may have. */
const mostByHand = 150;

/**
 * A month by hand: for each loan what is due, and an empty field for what was paid. Nothing is suggested as
 * paid; that all was paid as due is a press that is seen. It leads to the dry run.
 */
export function ReportByHand(props: {
  loans: readonly ReportableLoan[];
  period: string;
  entries: Record<string, string>;
  /** The days that were typed, by the reference of the loan. */
  days: Record<string, string>;
  /** What is wrong with a loan's amount, by its reference. */
  errors: Record<string, string>;
  /** What is due was filled in just now. */
  isFilled: boolean;
  keep: Keep;
}) {
  const { loans, period, errors } = props;
  const count = loans.length;
  if (count === 0) return <p className="text-ink-soft">{m.report_no_loans()}</p>;
  if (count > mostByHand) return <p>{m.report_too_many({ count, most: mostByHand })}</p>;
  const bare = (loan: ReportableLoan, amount: bigint) => (
    <MoneyText amount={amount} currency={loan.currency} isBare />
  );
  return (
    <Form method="post" className="grid gap-4" data-grid {...keepAttributes(props.keep)}>
      <KeptNotice />
      <input type="hidden" name="way" value="hand" />
      {props.isFilled ? <Notice tone="late">{m.report_filled()}</Notice> : null}
      <Table
        caption={m.report_by_hand()}
        rows={loans}
        rowKey={(loan) => loan.reference}
        empty=""
        columns={[
          {
            label: m.column_loan(),
            cell: (loan) => (
              <>
                <strong>{loan.name}</strong>
                <span className="block text-sm text-ink-soft">{loan.reference}</span>
              </>
            ),
          },
          { label: m.report_due(), isFigure: true, cell: (loan) => bare(loan, loan.due) },
          {
            label: m.report_overdue(),
            isFigure: true,
            cell: (loan) => (
              <span className={loan.overdue > 0n ? 'font-semibold text-amber' : ''}>
                {bare(loan, loan.overdue)}
              </span>
            ),
          },
          {
            label: m.report_outstanding(),
            isFigure: true,
            cell: (loan) => bare(loan, loan.outstanding),
          },
          {
            label: m.report_last_paid(),
            cell: (loan) => (loan.lastPaidOn ? <DayText day={loan.lastPaidOn} /> : '–'),
          },
          {
            label: m.report_paid(),
            isFigure: true,
            cell: (loan) => (
              <Amount
                loan={loan}
                entry={props.entries[loan.reference]}
                error={errors[loan.reference]}
              />
            ),
          },
          {
            label: m.column_paid_on(),
            cell: (loan) => (
              <input
                type="date"
                name={`day:${loan.reference}`}
                aria-label={m.report_day_of({ name: loan.name })}
                defaultValue={props.days[loan.reference] ?? loan.saved?.paidOn ?? lastDayOf(period)}
                className="min-h-11 rounded-field border-[1.5px] border-line-strong bg-card px-2"
              />
            ),
          },
        ]}
      />
      {/* The first button is the one that Enter presses. */}
      <p className="flex flex-wrap gap-3">
        <Button>{m.report_check()}</Button>
        <Button kind="quiet" name="fill" value="due">
          {m.report_fill_due()}
        </Button>
      </p>
    </Form>
  );
}

/** An amount's field, with what is wrong under it. */
function Amount(props: {
  loan: ReportableLoan;
  entry: string | undefined;
  error: string | undefined;
}) {
  const { loan, entry, error } = props;
  const saved = loan.saved ? written(loan.saved.amount, loan.currency) : '';
  return (
    <>
      <span className="inline-flex items-center gap-2">
        <input
          name={`loan:${loan.reference}`}
          aria-label={m.report_amount_of({ name: loan.name, currency: loan.currency })}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `error-${loan.reference}` : undefined}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={entry ?? saved}
          className="figures min-h-11 w-36 rounded-field border-[1.5px] border-line-strong bg-card px-3 text-end aria-invalid:border-red"
        />
        {loan.currency}
      </span>
      {error ? (
        <span
          id={`error-${loan.reference}`}
          className="block text-sm font-semibold whitespace-normal text-red"
        >
          {error}
        </span>
      ) : null}
    </>
  );
}

/** As the reader writes amounts, so that it is read back as the same amount. */
export function written(amount: bigint, currency: string): string {
  return formatAmount({ amount, currency: asCurrency(currency) }, getLocale());
}
