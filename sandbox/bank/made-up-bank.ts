import type { Currency } from '#app/money/currencies.ts';
import type { Day } from '#app/money/days.ts';

/** A line of a bank that does not exist. */
export interface MadeUpLine {
  readonly day: Day;
  /** Minor units; money that leaves is negative. */
  readonly amount: bigint;
  readonly name?: string;
  readonly reference?: string;
  readonly text?: string;
  /** The bank's own reference; a running number where none is given. */
  readonly bankReference?: string;
  readonly otherAccount?: string;
}

/** A statement of it: what it opened with, and its lines in their order. */
export interface MadeUpStatement {
  readonly account: string;
  readonly currency: Currency;
  readonly from: Day;
  readonly to: Day;
  readonly opening: bigint;
  readonly lines: readonly Required<MadeUpLine>[];
  readonly closing: bigint;
}

/**
 * An account at a bank that does not exist: lines are put on it, and it tells any days of them, as
 * banks do, also days that it has told before.
 */
export function madeUpBank(account: string, currency: Currency, opening = 0n) {
  const lines: Required<MadeUpLine>[] = [];
  return {
    account,
    currency,
    put(...more: MadeUpLine[]): void {
      for (const line of more) {
        lines.push({
          name: '',
          reference: '',
          text: '',
          otherAccount: '',
          bankReference: `B${String(lines.length + 1).padStart(6, '0')}`,
          ...line,
        });
      }
    },
    statement(from: Day, to: Day): MadeUpStatement {
      const told = lines.filter((line) => line.day >= from && line.day <= to);
      const inOrder = told.toSorted((one, other) => one.day.localeCompare(other.day));
      const before = opening + sum(lines.filter((line) => line.day < from));
      const closing = before + sum(told);
      return { account, currency, from, to, opening: before, closing, lines: inOrder };
    },
    /** What stands on it at the end of a day. */
    balance: (day: Day) => opening + sum(lines.filter((line) => line.day <= day)),
  };
}

const sum = (lines: readonly { readonly amount: bigint }[]) =>
  lines.reduce((total, line) => total + line.amount, 0n);
