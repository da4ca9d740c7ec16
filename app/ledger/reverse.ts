import { isCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { AccountName } from './accounts.ts';
import { type Journal, type JournalRequest, type Movement, post } from './post.ts';

/**
 * The mirror of a journal: its deltas with opposite signs, to be booked by whoever knows whose
 * money it is. A journal is reversed at most once; a second call answers with the first reversal.
 */
export async function reversalOf(
  tx: Tx,
  asked: {
    journalId: bigint;
    kind: string;
    bookedAt: Date;
    /** What is moved in the same journal besides the mirror. */
    also?: readonly Movement[];
  },
): Promise<JournalRequest> {
  const rows = await tx.$queryRaw<{ name: AccountName; currency: string; amount: bigint }[]>`
    select a.name, a.currency, p.amount from postings p join accounts a on a.id = p.account_id
     where p.journal_id = ${asked.journalId} order by a.currency, p.amount desc, a.id`;
  if (rows.length === 0) throw new Error(`journal ${asked.journalId} does not exist`);
  return {
    key: `reverse:${asked.journalId}`,
    kind: asked.kind,
    bookedAt: asked.bookedAt,
    reversesId: asked.journalId,
    movements: [...(asked.also ?? []), ...mirrored(rows)],
    request: { reverses: asked.journalId },
  };
}

/**
 * Books the mirror of a journal that touched no lender.
 *
 * @throws WouldGoBelowZero when an account no longer holds what it was given.
 */
export async function reverse(tx: Tx, asked: Parameters<typeof reversalOf>[1]): Promise<Journal> {
  return post(tx, await reversalOf(tx, asked));
}

/** Pairs what was debited with what was credited, backwards, until nothing is left. */
function mirrored(rows: readonly { name: AccountName; currency: string; amount: bigint }[]) {
  const movements: Movement[] = [];
  for (const currency of new Set(rows.map((row) => row.currency))) {
    if (!isCurrency(currency)) throw new Error(`"${currency}" is not a currency we know`);
    const own = rows.filter((row) => row.currency === currency).map((row) => ({ ...row }));
    const debited = own.filter((row) => row.amount > 0n);
    const credited = own.filter((row) => row.amount < 0n);
    for (const to of debited) {
      for (const from of credited) {
        const amount = to.amount < -from.amount ? to.amount : -from.amount;
        if (amount > 0n) movements.push({ from: from.name, to: to.name, amount, currency });
        to.amount -= amount;
        from.amount += amount;
      }
    }
  }
  return movements;
}
