import { audit } from '#app/domain/audit/audit.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

/** Sets the most that a partner may owe and ask of lenders at once; null removes the limit. */
export async function limitPartner(request: {
  partnerId: number;
  /** Minor units of the currency of lending. */
  mostOutstanding: bigint | null;
  actorId: number;
  now: Date;
}): Promise<void> {
  const { partnerId, mostOutstanding, actorId, now } = request;
  await inTransaction(async (tx) => {
    await lock(tx, 'partner', partnerId);
    const before = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    await tx.partner.update({ where: { id: partnerId }, data: { mostOutstanding } });
    const written = (limit: bigint | null) => ({ mostOutstanding: limit?.toString() ?? null });
    await audit(tx, {
      actorId,
      verb: 'limit-partner',
      subject: `partner:${partnerId}`,
      before: written(before.mostOutstanding),
      after: written(mostOutstanding),
      now,
    });
  });
}

/** Whether this much more would exceed the limit. The caller holds the partner's lock. */
export async function isAboveLimit(tx: Tx, partnerId: number, more: bigint): Promise<boolean> {
  const { mostOutstanding } = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
  if (mostOutstanding === null) return false;
  return (await askedAndOwed(tx, partnerId)) + more > mostOutstanding;
}

/** What fundraisers ask for, what is raised but not paid out, and what lenders are still owed. */
export async function askedAndOwed(
  reader: Pick<Tx, '$queryRaw'>,
  partnerId: number,
): Promise<bigint> {
  const [row] = await reader.$queryRaw<{ amount: bigint }[]>`
    select (coalesce((select sum(amount) from loans
                       where partner_id = ${partnerId} and status in ('fundraising', 'funded')), 0)
          + coalesce((select sum(s.outstanding)
                        from slice_figures s join loans l on l.id = s.loan_id
                       where l.partner_id = ${partnerId} and l.status in ('in_repayment', 'defaulted')), 0)
           )::bigint as amount`;
  return row?.amount ?? 0n;
}
