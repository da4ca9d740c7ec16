import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';

type Answer = { closed: true } | { refused: 'line_is_dealt_with' | 'line_is_named_by_two' };

/**
 * A treasurer has looked at a line whose booking says by itself what it is (a top-up). What stands
 * in suspense is named by two people instead.
 */
export async function closeStripeLine(request: {
  lineId: string;
  note: string;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { lineId, note, actorId, now } = request;
  return inTransaction(async (tx) => {
    const line = await tx.balanceTransaction.findUnique({ where: { id: lineId } });
    if (!line?.isOpen) return { refused: 'line_is_dealt_with' };
    if (line.bookedAgainst === 'suspense') return { refused: 'line_is_named_by_two' };
    const { count } = await tx.balanceTransaction.updateMany({
      where: { id: lineId, isOpen: true },
      data: { isOpen: false, closedAt: now, closedById: actorId, note },
    });
    if (count === 0) return { refused: 'line_is_dealt_with' };
    const subject = `stripe_line:${lineId}`;
    await audit(tx, { actorId, verb: 'close-stripe-line', subject, after: { reason: note }, now });
    return { closed: true };
  });
}
