import type { LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import { formatAmount } from '#app/messages/format.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import type { Currency } from '#app/money/currencies.ts';
import { parseDay } from '#app/money/days.ts';
import type { FieldError } from '#app/web/field-errors.ts';
import { currentLanguage } from '#app/web/language.ts';

/** As many as a schedule may have. */
const most = 120;
/** How many empty ones there are to go on with. */
const spare = 4;

const fieldsOf = (number: number) => ({
  on: `on${number}`,
  principal: `principal${number}`,
  interest: `interest${number}`,
});

const numbers = Array.from({ length: most }, (_, index) => index + 1);

/** What was typed into the rows of a form; `rowCount` is how many it has. */
export function rowEntriesOf(form: FormData): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const name of ['rowCount', ...numbers.flatMap((it) => Object.values(fieldsOf(it)))]) {
    const value = form.get(name);
    if (typeof value === 'string' && value.trim() !== '') entries[name] = value;
  }
  return entries;
}

/** Everything but the rows. */
export function withoutRows(entries: Record<string, string>): Record<string, string> {
  const isOfRow = (name: string) => /^(rowCount|(on|principal|interest)\d+)$/.test(name);
  return Object.fromEntries(Object.entries(entries).filter(([name]) => !isOfRow(name)));
}

/** The same of a schedule that is there. */
export function entriesOfRows(
  instalments: readonly LocalInstalment[],
  currency: Currency,
): Record<string, string> {
  const write = (amount: bigint) => formatAmount({ amount, currency }, currentLanguage());
  return Object.fromEntries(
    instalments.flatMap((row, index) => {
      const names = fieldsOf(index + 1);
      return [
        [names.on, row.dueOn],
        [names.principal, write(row.principal)],
        [names.interest, write(row.interest)],
      ];
    }),
  );
}

/** How many rows the form shows: those that are filled, a few more, and those that were asked for. */
export function rowsShown(entries: Record<string, string>, more = 0): number {
  const filled = numbers.findLast((number) => isFilled(entries, number)) ?? 0;
  const shown = Number(entries['rowCount'] ?? 0) || 0;
  return Math.min(most, Math.max(filled + spare, shown + more));
}

/** Empty rows are passed over; interest that is not said is none. */
export function readRows(
  entries: Record<string, string>,
  currency: Currency,
): { instalments: LocalInstalment[] } | { errors: Record<string, FieldError> } {
  const errors: Record<string, FieldError> = {};
  const instalments: LocalInstalment[] = [];
  for (const number of numbers.filter((it) => isFilled(entries, it))) {
    const names = fieldsOf(number);
    const on = entries[names.on]?.trim() ?? '';
    const amount = (name: string) => {
      const text = entries[name]?.trim() ?? '';
      const read = text === '' ? 0n : readAmount(text, currency, currentLanguage());
      if (read === null) errors[name] = 'is_not_an_amount';
      return read ?? 0n;
    };
    if (parseDay(on) === null) errors[names.on] = on === '' ? 'is_missing' : 'is_not_a_day';
    const sums = { principal: amount(names.principal), interest: amount(names.interest) };
    instalments.push({ dueOn: on, ...sums });
  }
  if (instalments.length === 0) errors['on1'] = 'is_missing';
  return Object.keys(errors).length > 0 ? { errors } : { instalments };
}

function isFilled(entries: Record<string, string>, number: number): boolean {
  return Object.values(fieldsOf(number)).some((name) => (entries[name] ?? '').trim() !== '');
}
