import { stringify } from 'csv-stringify/sync';
import { fileText } from '#app/domain/repayments/file-text.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { lastDayOf } from '#app/money/periods.ts';
import { decimalOf } from '#app/money/money.ts';
import { currentLanguage } from '#app/web/language.ts';

interface ReportableLoan {
  readonly reference: string;
  readonly currency: string;
}

/** In letters and in bytes, of which a letter may need two or more. */
const longest = 1_500_000;
const longestFile = 2_500_000;

/**
 * A report as text, and the file as it came if there is one, however it was given: a file, pasted, or typed into the
 * grid, which is turned into the lines that a file would have.
 */
export async function reportText(
  form: FormData,
  period: string,
  loans: readonly ReportableLoan[],
): Promise<{ text: string; file?: SentFile } | NotTaken> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) {
    if (file.size > longestFile) return { text: '', refused: 'file_is_too_long' };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await fileText(bytes);
    if ('several' in read) return severalSheets(read.several);
    const { text } = read;
    if (text.length > longest) return { text: '', refused: 'file_is_too_long' };
    return { text, file: { name: file.name, bytes } };
  }
  if (form.get('way') === 'hand') return { text: gridText(form, period, loans) };
  const pasted = form.get('text');
  const text = typeof pasted === 'string' ? pasted : '';
  if (text.length > longest) return { text: '', refused: 'file_is_too_long' };
  if (form.get('way') !== 'file') return { text };
  return { text, file: { name: 'pasted.txt', bytes: new TextEncoder().encode(text) } };
}

interface NotTaken {
  readonly text: '';
  readonly refused: 'file_is_too_long' | 'workbook_has_several_sheets';
  readonly detail?: string;
}

export const severalSheets = (names: readonly string[]) =>
  ({ text: '', refused: 'workbook_has_several_sheets', detail: names.join(', ') }) as const;

interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was typed into the grid, by the reference of the loan. */
export const gridEntries = (form: FormData) => fieldsOf(form, 'loan:');

/** The days that were typed, by the reference of the loan. */
export const gridDays = (form: FormData) => fieldsOf(form, 'day:');

function fieldsOf(form: FormData, prefix: string): Record<string, string> {
  const typed = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string'
      ? [[name.slice(prefix.length), value.trim().slice(0, 40)] as const]
      : [],
  );
  return Object.fromEntries(typed);
}

/** Amounts are read the way the reader writes; others stay as they are, for the dry run to name. */
function gridText(form: FormData, period: string, loans: readonly ReportableLoan[]): string {
  const days = gridDays(form);
  const entries = gridEntries(form);
  const rows = loans.flatMap(({ reference, currency }) => {
    const typed = entries[reference] ?? '';
    const amount = readAmount(typed, asCurrency(currency), currentLanguage());
    if (typed === '' || amount === 0n) return [];
    const written = amount === null ? typed : decimalOf({ amount, currency: asCurrency(currency) });
    return [[reference, days[reference] || lastDayOf(period), written, '']];
  });
  return stringify([['loan', 'paid_on', 'amount', 'paid_by'], ...rows]);
}
