import { stringify } from 'csv-stringify/sync';
import { fileText } from '#app/domain/repayments/file-text.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { decimalOf } from '#app/money/money.ts';
import { currentLanguage } from '#app/web/language.ts';

interface ReportableLoan {
  readonly reference: string;
  readonly currency: string;
}

const longest = 500_000;
/** In bytes, of which a letter may need two or more. */
const longestFile = 2_000_000;
const prefix = 'loan:';

/**
 * A report as text, however it was given: a file, pasted, or typed into the
 * grid, which is turned into the lines that a file would have.
 */
export async function reportText(
  form: FormData,
  period: string,
  loans: readonly ReportableLoan[],
): Promise<string> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return (await fileText(bytes.slice(0, longestFile))).slice(0, longest);
  }
  if (form.get('way') === 'hand') return gridText(form, period, loans);
  const text = form.get('text');
  return typeof text === 'string' ? text.slice(0, longest) : '';
}

/** What was typed into the grid, by the reference of the loan. */
export function gridEntries(form: FormData): Record<string, string> {
  const typed = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string'
      ? [[name.slice(prefix.length), value.trim().slice(0, 40)] as const]
      : [],
  );
  return Object.fromEntries(typed);
}

/** Amounts are read the way the reader writes; others stay as they are, for the dry run to name. */
function gridText(form: FormData, period: string, loans: readonly ReportableLoan[]): string {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const entries = gridEntries(form);
  const rows = loans.flatMap(({ reference, currency }) => {
    const typed = entries[reference] ?? '';
    const amount = readAmount(typed, asCurrency(currency), currentLanguage());
    if (typed === '' || amount === 0n) return [];
    const written = amount === null ? typed : decimalOf({ amount, currency: asCurrency(currency) });
    return [[reference, lastDay, written, '']];
  });
  return stringify([['loan', 'paid_on', 'amount', 'paid_by'], ...rows]);
}
