import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatAmount } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { decimalOf } from '#app/money/money.ts';
import { Button } from '#app/ui/button.tsx';
import { type FileHabits, FileHabitSentences } from './file-reading.tsx';
import { TextArea, TextField } from '#app/ui/field.tsx';
import { Table } from '#app/ui/table.tsx';

export interface ReportableLoan {
  readonly reference: string;
  readonly name: string;
  readonly currency: string;
  /** What is due by the end of the month and not paid, in minor units. */
  readonly expected: bigint;
}

/** More on one page would be no help, and more fields than a form may have. */
const mostByHand = 150;

/** A month by hand: one amount for each loan, the expected one filled in. Both ways lead to the dry run. */
export function ReportByHand(props: {
  loans: readonly ReportableLoan[];
  period: string;
  entries: Record<string, string>;
  /** What is wrong with a loan's amount, by its reference. */
  errors: Record<string, string>;
}) {
  const count = props.loans.length;
  if (count === 0) return <p className="text-ink-soft">{m.report_no_loans()}</p>;
  if (count > mostByHand) return <p>{m.report_too_many({ count, most: mostByHand })}</p>;
  return (
    <Form method="post" className="grid gap-4" data-grid>
      <input type="hidden" name="way" value="hand" />
      <Table
        caption={m.report_by_hand()}
        rows={props.loans}
        rowKey={(loan) => loan.reference}
        empty=""
        columns={[
          { label: m.column_loan(), cell: (loan) => loan.name },
          { label: m.column_reference(), saysItself: true, cell: (loan) => loan.reference },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (loan) => (
              <AmountOf loan={loan} error={props.errors[loan.reference]}>
                <input
                  name={`loan:${loan.reference}`}
                  aria-label={m.report_amount_of({ name: loan.name, currency: loan.currency })}
                  aria-invalid={props.errors[loan.reference] ? true : undefined}
                  aria-describedby={
                    props.errors[loan.reference] ? `error-${loan.reference}` : undefined
                  }
                  inputMode="decimal"
                  autoComplete="off"
                  defaultValue={props.entries[loan.reference] ?? written(loan)}
                  className="figures min-h-11 w-40 rounded-field border-[1.5px] border-line-strong bg-card px-3 text-end aria-invalid:border-red"
                />
              </AmountOf>
            ),
          },
        ]}
      />
      <p>
        <Button>{m.report_check()}</Button>
      </p>
    </Form>
  );
}

/** An amount's field, with what is wrong under it. */
function AmountOf(props: { loan: ReportableLoan; error: string | undefined; children: ReactNode }) {
  const { loan, error } = props;
  return (
    <>
      <span className="inline-flex items-center gap-2">
        {props.children}
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

/** A month as a file, or pasted. */
export function ReportByFile(props: {
  entry: string;
  error?: string | undefined;
  habits: FileHabits;
}) {
  return (
    <Form method="post" encType="multipart/form-data" className="grid gap-5">
      <input type="hidden" name="way" value="file" />
      {props.habits.mapping ? <FileHabitSentences habits={props.habits} /> : null}
      <TextField
        name="file"
        label={m.report_file()}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.json,.xml,text/csv"
      />
      <TextArea
        name="text"
        label={m.report_text()}
        hint={m.report_text_hint()}
        rows={8}
        entry={props.entry}
        error={props.error}
        isCode
      />
      <p>
        <Button kind="quiet">{m.report_check()}</Button>
      </p>
    </Form>
  );
}

/** As the reader writes amounts, so that it is read back as the same amount. */
function written({ expected, currency }: ReportableLoan): string {
  return formatAmount({ amount: expected, currency: asCurrency(currency) }, getLocale());
}

/** A line for each loan in repayment, so that only amounts are left to type. */
export function templateOf(loans: readonly ReportableLoan[], period: string) {
  const rows = loans.map(({ reference, expected, currency }) => {
    const amount = decimalOf({ amount: expected, currency: asCurrency(currency) });
    return `${reference},${period}-28,${amount},`;
  });
  return ['loan,paid_on,amount,paid_by', ...rows].join('\n');
}
