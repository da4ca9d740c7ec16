import type { Tx } from '#app/platform/db.ts';
import { isPublic, keyedHash, networkOf } from '#app/platform/keyed-hash.ts';

/** Who sets something aside: an account whose address is proved, or whoever is at an address of the network. */
export type Reserver = { readonly personId: number } | { readonly address: string };

/** Behind a proxy whose word does not count all visitors are one: better no limit than all of them. */
export function holderOf(by: Reserver): string | null {
  if ('personId' in by) return keyedHash('holder', `person:${by.personId}`);
  return isPublic(by.address) ? keyedHash('holder', networkOf(by.address)) : null;
}

/** What it bought is paid, or promised by a bank: nobody was kept waiting for nothing. */
export async function notePaid(
  tx: Tx,
  bought: readonly { basketId: number; loanId: number }[],
  now: Date,
): Promise<void> {
  for (const { basketId, loanId } of bought)
    await tx.setAside.updateMany({
      where: { basketId, loanId, paidAt: null },
      data: { paidAt: now },
    });
}
