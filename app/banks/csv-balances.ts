import { m } from '#app/messages/compiled/messages.js';
import { type BankLine, StatementProblem } from './statement.ts';

export interface ReadRow {
  readonly line: BankLine;
  readonly balance: bigint | null;
}

/** Each balance is the one before it and its line, from above or from below. */
export function heldAgainstBalances(rows: readonly ReadRow[]): {
  opening: bigint | null;
  closing: bigint | null;
} {
  if (rows.some((row) => row.balance === null)) return { opening: null, closing: null };
  const inOrder = [rows, rows.toReversed()].map((each) => ({ each, broken: brokenAt(each) }));
  const [good, other] = inOrder.filter(({ broken }) => broken === null);
  // Read from above and from below alike, they prove nothing.
  if (good && other) return { opening: null, closing: null };
  if (!good) {
    const { line } = inOrder[0]?.broken?.line ?? { line: 1 };
    throw new StatementProblem(line, (options) => m.statement_balance_does_not_follow({}, options));
  }
  const [first] = good.each;
  return {
    opening: (first?.balance ?? 0n) - (first?.line.amount ?? 0n),
    closing: good.each.at(-1)?.balance ?? null,
  };
}

function brokenAt(rows: readonly ReadRow[]): ReadRow | null {
  const broken = rows.find((row, index) => {
    const before = rows[index - 1]?.balance;
    return before !== undefined && before !== null && before + row.line.amount !== row.balance;
  });
  return broken ?? null;
}
