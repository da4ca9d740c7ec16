import type { Period } from '#app/money/periods.ts';
import type { JudgedLine } from './judged-line.ts';

/** A wallet's number of a payment, however somebody typed it. */
export function receiptKey(receipt: string): string {
  const key = receipt.replaceAll(/\s+/g, '').replace(/^'/, '').toUpperCase();
  // `CASH`, `-` and `N/A` are no numbers of anything.
  return /\d/.test(key) && !/^0+$/.test(key) ? key : '';
}

/** One payment is reported once: by its receipt it is found again in the file, or in another month. */
export function withReceipts(
  lines: readonly JudgedLine[],
  reported: ReadonlyMap<string, Period> = new Map(),
): JudgedLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = receiptKey(line.written.receipt ?? '');
    if (key === '' || line.error || line.loan === null) return line;
    const first = seen.get(key);
    const period = reported.get(key);
    seen.set(key, first ?? line.line);
    const wrong = { ...line, paid: null, asks: null, warning: null };
    if (first !== undefined)
      return { ...wrong, error: 'receipt_is_given_twice', about: { line: first } };
    return period === undefined
      ? line
      : { ...wrong, error: 'receipt_was_reported', about: { period } };
  });
}
