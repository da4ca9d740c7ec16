import { z } from 'zod';
import { m } from '#app/messages/compiled/messages.js';
import { isNotDone } from '#app/files/status-words.ts';
import { numberText } from '#app/files/workbook.ts';
import type { LeftOut, ReadAnswer, ReportedLine } from './reported-line.ts';

const word = z.union([z.string(), z.number()]).transform(String);
const row = z.object({
  loan_id: word,
  amount: z.union([z.string(), z.number()]),
  client_id: word.nullish(),
  paid_on: z.string().nullish(),
  paid_by: z.string().nullish(),
  receipt: word.nullish(),
  currency: z.string().nullish(),
  status: z.string().nullish(),
});

/**
 * Repayments in the shape of the partner API: `{"repayments":[{"loan_id","amount","client_id"}]}`, or the
 * list alone. A number is a program's, with a point; a text is read as people write. One bad row hides
 * no other.
 */
export function readJsonLines(text: string): ReadAnswer {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { refused: 'file_is_not_readable', detail: (error as Error).message };
  }
  const list = Array.isArray(raw) ? raw : (raw as { repayments?: unknown } | null)?.repayments;
  if (!Array.isArray(list)) {
    return { refused: 'file_is_not_readable', detail: '{ "repayments": [] }' };
  }
  const leftOut: LeftOut[] = [];
  const lines = list.flatMap((one: unknown, index): ReportedLine[] => {
    const line = index + 1;
    const parsed = row.safeParse(one);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const place = issue?.path.join('.') ?? '';
      return [
        {
          line,
          loan: '',
          kind: 'paid',
          amount: '',
          problem: m.field_named({ name: place, words: m.field_is_missing() }),
        },
      ];
    }
    const { loan_id: loan, amount, currency, status, ...more } = parsed.data;
    if (isNotDone(status ?? '')) {
      leftOut.push({ line, why: 'not_booked', words: JSON.stringify(one).slice(0, 200) });
      return [];
    }
    const figure = typeof amount === 'number' ? numberText(amount) : amount;
    return [
      {
        line,
        loan,
        kind: 'paid',
        amount: currency ? `${figure} ${currency}` : figure,
        ...(more.client_id && { client: more.client_id }),
        ...(more.paid_on && { paidOn: more.paid_on }),
        ...(more.paid_by && { paidBy: more.paid_by }),
        ...(more.receipt && { receipt: more.receipt }),
      },
    ];
  });
  if (lines.length === 0 && leftOut.length === 0) return { refused: 'file_is_empty' };
  const isProgram = list.every(
    (one) => typeof (one as { amount?: unknown } | null)?.amount === 'number',
  );
  const columns = { loan: 'loan_id', amount: 'amount' };
  return { lines, leftOut, columns, ...(isProgram && { decimal: '.' as const }) };
}
