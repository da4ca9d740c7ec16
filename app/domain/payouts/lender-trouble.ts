import type { Tx } from '#app/platform/db.ts';

/**
 * Why nothing of a lender's is sent by bank now: a card's bank wants its money back, or has warned of it. It is
 * asked again when money leaves: a withdrawal may have waited for days.
 */
export async function lenderTrouble(
  tx: Tx,
  lenderId: number | null,
): Promise<'dispute_is_open' | 'payment_is_looked_into' | null> {
  if (lenderId === null) return null;
  const disputed = { lenderId, disputes: { some: { status: 'open' } } } as const;
  if ((await tx.cardPayment.count({ where: disputed })) > 0) return 'dispute_is_open';
  const warned = { lenderId, warnedAt: { not: null }, clearedAt: null };
  return (await tx.cardPayment.count({ where: warned })) > 0 ? 'payment_is_looked_into' : null;
}
