import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { lastDayOf } from '#app/money/periods.ts';
import { Button } from '#app/ui/button.tsx';
import { type FileHabits, FileHabitSentences } from './file-reading.tsx';
import { TextArea, TextField } from '#app/ui/field.tsx';
import type { ReportableLoan } from './report-by-hand.tsx';

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

/** A line for each loan in repayment, so that only amounts are left to type: none is suggested. */
export function templateOf(loans: readonly ReportableLoan[], period: string) {
  const rows = loans.map(({ reference }) => `${reference},${lastDayOf(period)},,`);
  return ['loan,paid_on,amount,paid_by', ...rows].join('\n');
}
