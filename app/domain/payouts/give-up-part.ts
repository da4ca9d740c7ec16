import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { takesCards } from '#app/platform/env.ts';
import { lockPart } from './bank-parts.ts';
import { recordPart } from './record-payout-part.ts';

const neverSent = {
  id: '',
  state: 'failed',
  failure: 'given up',
  balanceTransaction: null,
} as const;

/**
 * Staff give up on a part that Stripe does not take: it fails, and its money is again whose it was,
 * once a request that may be on its way has surely ended and Stripe knows of nothing (send-payout.ts).
 */
export async function giveUpPart(request: {
  partId: number;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<{ givenUp: true } | { refused: 'payout_part_is_not_waiting' }> {
  const { partId, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    await lockPart(tx, partId);
    const { count } = await tx.payoutPart.updateMany({
      where: { id: partId, status: 'intended', rail: { not: 'bank_wire' }, givenUpAt: null },
      data: { givenUpAt: now },
    });
    if (count === 0) return { refused: 'payout_part_is_not_waiting' };
    // Without Stripe nobody can be asked, and a part that was never sent is nowhere.
    if (!takesCards()) await recordPart(tx, { partId, outcome: neverSent, now });
    const subject = `payout_part:${partId}`;
    await audit(tx, { actorId, verb: 'give-up-payout-part', subject, after: { reason }, now });
    return { givenUp: true };
  });
}
