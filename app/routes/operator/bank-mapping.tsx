import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import type { CsvColumns, CsvMapping } from '#app/banks/csv-mapping.ts';
import { bankAccountPage } from '#app/domain/banking/bank-accounts.ts';
import { mapCsv } from '#app/domain/banking/map-csv.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { FieldRow, SelectField, TextField } from '#app/ui/field.tsx';
import { optionalText, textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { columnWords, dayWords, decimalWords, delimiterWords } from './csv-mapping-words.ts';
import { StaffPage } from './staff-page.tsx';

const columnNames = Object.keys(columnWords) as (keyof CsvColumns)[];
const optional = optionalText(80);
const columnFields = Object.fromEntries(
  columnNames.map((name) => [name, name === 'day' ? textField(80) : optional]),
) as Record<keyof CsvColumns, typeof optional>;

const schema = z.object({
  delimiter: z.enum([',', ';', 'tab', '|']).transform((mark) => (mark === 'tab' ? '\t' : mark)),
  decimal: z.enum(['.', ',']),
  days: z.enum(['dmy', 'mdy', 'ymd']),
  leaveOutColumn: optional,
  leaveOutWord: optional,
  ...columnFields,
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const account = await bankAccountPage(rowId(params['id']));
  if (!account) throw new Response(null, { status: 404 });
  const { id, name } = account;
  return { id, name, mapping: account.csvMapping as unknown as CsvMapping | null };
}

/** How the CSV of this account is read from now on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const accountId = rowId(params['id']);
  if (!(await bankAccountPage(accountId))) throw new Response(null, { status: 404 });
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const { delimiter, decimal, days, leaveOutColumn: column, leaveOutWord: word } = parsed.value;
  const named = columnNames.map((name) => [name, parsed.value[name]] as const);
  const columns = Object.fromEntries(named.filter(([, said]) => said)) as unknown as CsvColumns;
  const leaveOut = column && word ? { leaveOut: { column, word } } : {};
  const mapping: CsvMapping = { delimiter, decimal, days, columns, ...leaveOut };
  const answer = await mapCsv({ accountId, mapping, actorId: personId, now: now() });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/bank-account', { id: accountId }));
}

export default function AdminBankMapping() {
  const { id, name, mapping } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  const choices = (words: Record<string, () => string>) =>
    Object.entries(words).map(([value, label]) => ({
      value: value === '\t' ? 'tab' : value,
      label: label(),
    }));
  const delimiter = mapping?.delimiter === '\t' ? 'tab' : (mapping?.delimiter ?? ';');
  return (
    <StaffPage
      title={m.csv_title()}
      about={m.csv_lead()}
      back={{ to: href('operator/bank-account', { id }), label: name }}
      isAlone
    >
      <ActForm answer={answer} button={m.csv_button()} names={{ day: m.csv_day() }}>
        <SelectField
          {...fieldOf(answer, 'delimiter', delimiter)}
          label={m.csv_delimiter()}
          choices={choices(delimiterWords)}
        />
        <SelectField
          {...fieldOf(answer, 'decimal', mapping?.decimal)}
          label={m.csv_decimal()}
          choices={choices(decimalWords)}
        />
        <SelectField
          {...fieldOf(answer, 'days', mapping?.days)}
          label={m.csv_days()}
          choices={choices(dayWords)}
        />
        <p className="max-w-prose text-ink-soft">{m.csv_columns_lead()}</p>
        {columnNames.map((column) => (
          <TextField
            key={column}
            {...fieldOf(answer, column, mapping?.columns[column])}
            label={columnWords[column]()}
          />
        ))}
        <FieldRow>
          <TextField
            {...fieldOf(answer, 'leaveOutColumn', mapping?.leaveOut?.column)}
            label={m.csv_leave_out_column()}
          />
          <TextField
            {...fieldOf(answer, 'leaveOutWord', mapping?.leaveOut?.word)}
            label={m.csv_leave_out_word()}
          />
        </FieldRow>
      </ActForm>
    </StaffPage>
  );
}
