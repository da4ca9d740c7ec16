import { Form } from '@remix-run/react';
import type { FileMapping } from '#app/domain/repayments/file-mapping.ts';
import type { NamedColumns } from '#app/domain/repayments/file-sheet.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from '#app/ui/button.tsx';
import { CheckField, FieldRow, SelectField, TextField } from '#app/ui/field.tsx';
import { roles } from './mapping-fields.ts';

export interface FileHabits {
  readonly mapping: FileMapping | null;
  readonly pastDecimal?: '.' | ',' | null | undefined;
  readonly pastDays?: string | null | undefined;
}

const roleSays = {
  loan: m.reading_loan,
  paidOn: m.reading_paid_on,
  paidBy: m.reading_paid_by,
  client: m.reading_client,
  receipt: m.reading_receipt,
} as const;

const figureSays = {
  amount: m.reading_amount,
  outstanding: m.reading_outstanding,
  cumulative: m.reading_cumulative,
} as const;

/** How a partner's files are read, a sentence each. */
export function FileHabitSentences({ habits }: { habits: FileHabits }) {
  const { mapping, pastDecimal, pastDays } = habits;
  const sentences = [
    ...(mapping ? mappingSentences(mapping) : [m.reading_by_headings()]),
    ...(pastDecimal ? [pastDecimal === ',' ? m.reading_comma() : m.reading_point()] : []),
    ...(pastDays ? [pastDays === 'mdy' ? m.reading_month_first() : m.reading_day_first()] : []),
  ];
  return (
    <ul className="list-disc ps-5">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function mappingSentences({ columns, figure, isNegative, leaveOut }: FileMapping): string[] {
  return [
    ...roles.flatMap((role) => {
      const column = columns[role];
      return column ? [roleSays[role]({ column })] : [];
    }),
    figureSays[figure.kind]({ column: figure.column }),
    ...(isNegative ? [m.reading_negative()] : []),
    ...(leaveOut ? [m.reading_leave_out(leaveOut)] : []),
  ];
}

const roleLabels = {
  loan: m.column_loan,
  paidOn: m.column_paid_on,
  paidBy: m.reading_payer,
  client: m.reading_client_label,
  receipt: m.reading_receipt_label,
} as const;

function RoleField(props: {
  column: keyof typeof roleLabels;
  entry: string | undefined;
  choices: readonly { value: string; label: string }[];
}) {
  const { column, entry = '', choices } = props;
  return (
    <SelectField
      name={`map-${column}`}
      label={roleLabels[column]()}
      entry={entry}
      choices={choices}
      isRequired={column === 'loan'}
    />
  );
}

const figures = ['amount', 'outstanding', 'cumulative'] as const;

/** Which column is which, to be said once: the next files are read the same way. */
export function MappingForm(props: {
  headings: readonly string[];
  mapping: FileMapping | null;
  /** What its headings are taken for, where nothing was said. */
  guess: NamedColumns;
  /** The file, and what else was said of it. */
  carries: Readonly<Record<string, string>>;
}) {
  const { headings, mapping, guess, carries } = props;
  const kind = figures.find((one) => guess[one]) ?? 'amount';
  const columns: NamedColumns = mapping?.columns ?? guess;
  const chooseOne = { value: '', label: m.choose_one() };
  const none = { value: '', label: m.reading_no_column() };
  const choices = [...new Set(headings)].map((heading) => ({ value: heading, label: heading }));
  return (
    <Form method="post" encType="multipart/form-data" className="grid max-w-3xl gap-5">
      {Object.entries(carries).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FieldRow>
        <RoleField column="loan" entry={columns.loan} choices={[chooseOne, ...choices]} />
        <RoleField column="paidOn" entry={columns.paidOn} choices={[none, ...choices]} />
        <SelectField
          name="map-figure"
          label={m.column_amount()}
          entry={mapping?.figure.column ?? guess[kind] ?? ''}
          choices={[chooseOne, ...choices]}
          isRequired
        />
        <SelectField
          name="map-kind"
          label={m.reading_kind()}
          entry={mapping?.figure.kind ?? kind}
          choices={[
            { value: 'amount', label: m.reading_kind_amount() },
            { value: 'outstanding', label: m.reading_kind_outstanding() },
            { value: 'cumulative', label: m.reading_kind_cumulative() },
          ]}
        />
        <RoleField column="paidBy" entry={columns.paidBy} choices={[none, ...choices]} />
        <RoleField column="client" entry={columns.client} choices={[none, ...choices]} />
        <RoleField column="receipt" entry={columns.receipt} choices={[none, ...choices]} />
      </FieldRow>
      <CheckField
        name="map-negative"
        label={m.reading_negative_label()}
        isChecked={mapping?.isNegative ?? false}
      />
      <FieldRow>
        <SelectField
          name="map-leave-column"
          label={m.reading_leave_column()}
          entry={mapping?.leaveOut?.column ?? ''}
          choices={[none, ...choices]}
        />
        <TextField
          name="map-leave-word"
          label={m.reading_leave_word()}
          hint={m.reading_leave_word_hint()}
          entry={mapping?.leaveOut?.word ?? ''}
        />
      </FieldRow>
      <p className="flex flex-wrap gap-3">
        <Button kind="quiet" name="map" value="said">
          {m.reading_button()}
        </Button>
        {mapping ? (
          <Button kind="quiet" name="map" value="none">
            {m.reading_forget()}
          </Button>
        ) : null}
      </p>
    </Form>
  );
}
