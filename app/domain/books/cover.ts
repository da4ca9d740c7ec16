import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';

/** What is held at Stripe and the bank, and what of it is owed to others; in minor units. */
export interface Cover {
  /** What Stripe keeps in other currencies counts at the newest rate. */
  readonly held: bigint;
  /** Of lenders' balances and of everything that is on its way, to and from loans and banks. */
  readonly owed: bigint;
}

/** The sums of check 07 of the books, for everybody to read. */
export async function coverOf(currency: Currency): Promise<Cover> {
  const [row] = await db().$queryRaw<Cover[]>`
    select held + held_in_other_currencies as held, owed from cover where currency = ${currency}`;
  return row ?? { held: 0n, owed: 0n };
}
