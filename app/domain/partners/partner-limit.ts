import { audit } from '#app/domain/audit/audit.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

/** Agrees on the most that a partner may owe lenders and ask of them at once; null takes the limit away. */
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

/** Whether so much more would be above what is agreed. The caller holds the partner's lock: whoever asks next waits. */
export async function isAboveLimit(tx: Tx, partnerId: number, more: bigint): Promise<boolean> {
  const { mostOutstanding } = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
  if (mostOutstanding === null) return false;
  return (await askedAndOwed(tx, partnerId)) + more > mostOutstanding;
}

/** What open fundraisers ask for, what is raised and not paid out, and what lenders have not got back. */
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
