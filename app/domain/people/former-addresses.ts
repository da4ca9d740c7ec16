import { db, type Tx } from '#app/platform/db.ts';

/** Keeps an address that is being left, so that its owner is told there; it is forgotten after some days. */
export async function keepFormerAddress(
  tx: Tx,
  { personId, email, now }: { personId: number; email: string; now: Date },
): Promise<number> {
  const data = { personId, email, until: now };
  return (await tx.formerAddress.create({ data })).id;
}

/** Where a mail goes that is about an address: the new one that is to be confirmed, or the one that was left. */
export async function otherAddress(
  template: string,
  personId: number,
  subjectId: number | undefined,
): Promise<string | null> {
  if (subjectId === undefined) return null;
  const mine = { where: { id: subjectId, personId } };
  if (template === 'change_address')
    return (await db().addressChange.findFirst(mine))?.email ?? null;
  const isOfOld = template === 'address_changed' || template === 'account_closed';
  return isOfOld ? ((await db().formerAddress.findFirst(mine))?.email ?? null) : null;
}
