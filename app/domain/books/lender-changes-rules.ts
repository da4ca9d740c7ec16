import type { Movement } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';

export interface LenderChange {
  readonly account: `lender:${number}`;
  readonly currency: Currency;
  /** Minor units, above zero: what the balance gains, or loses. */
  readonly amount: bigint;
}

/** What movements add to lenders' balances in total, and what they take from them. */
export function lenderChanges(movements: readonly Movement[]): {
  gains: LenderChange[];
  losses: LenderChange[];
} {
  const sums = new Map<string, LenderChange>();
  const add = (name: string, currency: Currency, amount: bigint) => {
    if (!isBalance(name)) return;
    const key = `${name} ${currency}`;
    const before = sums.get(key)?.amount ?? 0n;
    sums.set(key, { account: name, currency, amount: before + amount });
  };
  for (const { from, to, amount, currency } of movements) {
    add(to, currency, amount);
    add(from, currency, -amount);
  }
  const changes = [...sums.values()];
  return {
    gains: changes.filter((change) => change.amount > 0n),
    losses: changes
      .filter((change) => change.amount < 0n)
      .map((change) => ({ ...change, amount: -change.amount })),
  };
}

export function byCurrency(changes: readonly LenderChange[]): [Currency, LenderChange[]][] {
  const currencies = [...new Set(changes.map((change) => change.currency))];
  return currencies.map((currency) => [
    currency,
    changes.filter((change) => change.currency === currency),
  ]);
}

function isBalance(name: string): name is `lender:${number}` {
  return /^lender:\d+$/.test(name);
}
