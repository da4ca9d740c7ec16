import { type Currency, exponentOf } from '#app/money/currencies.ts';
import { divideHalfUp } from '#app/money/money.ts';

/** One loan's part of a settlement: what is due for it, at the rate that was fixed when it was issued. */
export interface LocalLine {
  /** Minor units of the funding currency. */
  readonly due: bigint;
  /** Local units per funding unit. */
  readonly rate: string;
}

/** A settlement of which something is open, as it can be paid in local money. */
export interface LocalSettlement {
  /** Minor units of the funding currency. */
  readonly open: bigint;
  readonly lines: readonly LocalLine[];
}

export interface Pair {
  readonly funding: Currency;
  readonly local: Currency;
}

const rateDecimals = 10;

/** What is open in local money, half up: each line at its own rate, in proportion where some is paid. */
export function localOpen({ open, lines }: LocalSettlement, { funding, local }: Pair): bigint {
  const due = lines.reduce((sum, line) => sum + line.due, 0n);
  if (due === 0n) return 0n;
  const atRates = lines.reduce((sum, line) => sum + line.due * scaled(line.rate), 0n);
  const up = 10n ** BigInt(exponentOf(local));
  const down = 10n ** BigInt(exponentOf(funding) + rateDecimals);
  return divideHalfUp(open * atRates * up, due * down);
}

/**
 * What a sum of local money pays of settlements, the oldest first: a whole one by what was open of it
 * and not by the rate again, so that no cent stays open; a part of one in proportion.
 *
 * @returns minor units of the funding currency, and the local money that no settlement asked for
 */
export function paidByLocal(
  amount: bigint,
  settlements: readonly LocalSettlement[],
  pair: Pair,
): { paid: bigint; left: bigint } {
  let [paid, left] = [0n, amount];
  for (const settlement of settlements) {
    const asked = localOpen(settlement, pair);
    if (asked <= left) {
      paid += settlement.open;
      left -= asked;
    } else {
      paid += divideHalfUp(settlement.open * left, asked);
      left = 0n;
    }
  }
  return { paid, left };
}

function scaled(rate: string): bigint {
  const [whole = '', fraction = ''] = rate.split('.');
  return BigInt(whole + fraction.padEnd(rateDecimals, '0'));
}
