import { z } from 'zod';
import { type Column, isColumn } from './file-headings.ts';
import type { Figure } from './reported-line.ts';

/**
 * How a partner's files are to be read, where their headings do not say it: made once, kept, and shown
 * as sentences. Columns are named by the words of their heading, so that a column more or less changes
 * nothing. How figures and days are written is decided by each file's own rows.
 */
export interface FileMapping {
  readonly columns: Readonly<Partial<Record<Exclude<Column, Figure>, string>>>;
  readonly figure: { readonly kind: Figure; readonly column: string };
  /** What was paid has a minus, as in the partner's own ledger. */
  readonly isNegative: boolean;
  /** Rows in which this column says this word are none: a total, a carry-over. */
  readonly leaveOut: { readonly column: string; readonly word: string } | null;
}

const heading = z.string().trim().min(1).max(200);
const shape = z.object({
  columns: z.record(z.string(), heading).refine((found) => Object.keys(found).every(isColumn)),
  figure: z.object({ kind: z.enum(['amount', 'outstanding', 'cumulative']), column: heading }),
  isNegative: z.boolean(),
  leaveOut: z.object({ column: heading, word: heading }).nullable(),
});

/** What was kept, or was sent by a form; null for what is no mapping, or names no loan. */
export function asMapping(value: unknown): FileMapping | null {
  const parsed = shape.safeParse(value);
  if (!parsed.success) return null;
  const { columns, figure } = parsed.data;
  const loan = columns['loan'];
  return loan === undefined || loan === figure.column ? null : parsed.data;
}
