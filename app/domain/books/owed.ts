import type { Movement } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';

/**
 * What lenders owe us (money that was reversed after they had taken it) is
 * settled first out of what they are credited: `lender -> lender:owed`.
 *
 * @param credits minor units by account name; accounts of nobody are passed over.
 */
export async function settleOwedFirst(
  tx: Tx,
  credits: ReadonlyMap<string, bigint>,
  currency: Currency,
): Promise<Movement[]> {
  const names = [...credits.keys()].map((account) => `${account}:owed`);
  const owed = await tx.$queryRaw<{ name: `lender:${number}:owed`; balance: bigint }[]>`
    select name, balance from accounts
     where name = any(${names}::text[]) and currency = ${currency} and balance > 0
     order by id for no key update`;
  return owed.map(({ name, balance }) => {
    const lender = name.slice(0, -':owed'.length) as `lender:${number}`;
    const credit = credits.get(lender) ?? 0n;
    return { from: lender, to: name, amount: credit < balance ? credit : balance, currency };
  });
}

/** What must come from `lender:owed` so that so much can be taken from each lender. */
export async function coverFromOwed(
  tx: Tx,
  debits: ReadonlyMap<string, bigint>,
  currency: Currency,
): Promise<Movement[]> {
  const names = [...debits.keys()].filter((account) => account.startsWith('lender:'));
  const held = await tx.$queryRaw<{ name: `lender:${number}`; balance: bigint }[]>`
    select name, balance from accounts where name = any(${names}::text[]) and currency = ${currency}
     order by id for no key update`;
  return held.flatMap(({ name, balance }) => {
    const short = (debits.get(name) ?? 0n) - balance;
    return short > 0n
      ? [{ from: `${name}:owed` as `lender:${number}:owed`, to: name, amount: short, currency }]
      : [];
  });
}
