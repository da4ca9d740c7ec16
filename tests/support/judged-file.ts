import type { FileLoan } from '#app/domain/repayments/file-loans.ts';
import type { ToldOfFile } from '#app/domain/repayments/judged-line.ts';
import { judgeLines } from '#app/domain/repayments/judge-lines.ts';
import { verdictOf } from '#app/domain/repayments/line-words.ts';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';

export const loan = (id: number, number: string, more: Partial<FileLoan> = {}): FileLoan => ({
  id,
  number,
  address: `siti-${id}`,
  currency: 'KES',
  lent: 10_000_000n,
  outstanding: 10_000_000n,
  disbursedOn: '2026-08-01',
  figure: 'amount',
  isInRepayment: true,
  ...more,
});
export const kes = [loan(1, 'A1'), loan(2, 'A2'), loan(3, '9001')];
export const idr = [
  loan(7, '9001', { currency: 'IDR', lent: 900_000_000n, outstanding: 900_000_000n }),
];

/** Each line as verdict, what was paid, the day, and the word for what is to be said. */
export function judged(text: string, loans = kes, told: Partial<ToldOfFile> = {}) {
  const read = readRepayments(text, { currency: loans[0]?.currency });
  if ('refused' in read) throw new Error(read.refused);
  const file = judgeLines(read.lines, loans, { month: '2026-10', ...told });
  return file.lines.map((line) => {
    const word = line.error ?? line.asks ?? line.warning;
    return [line.line, verdictOf(line), line.paid, word].filter((it) => it !== null);
  });
}

export const rows = (...lines: string[]) => ['loan,paid_on,amount', ...lines].join('\n');
