import { audit } from '#app/domain/audit/audit.ts';
import { warnedCharge } from '#app/payments/disputes.ts';
import { db, inTransaction } from '#app/platform/db.ts';

/**
 * A bank says early that a payment may be fraud. Its lender takes nothing out until a treasurer has
 * looked into it; a payment that is not ours is left to Stripe's lines.
 */
export async function noteFraudWarning(request: { warningId: string; now: Date }): Promise<void> {
  const chargeId = await warnedCharge(request.warningId);
  await db().cardPayment.updateMany({
    where: { chargeId, warnedAt: null },
    data: { warnedAt: request.now },
  });
}

/** Payments that somebody has to look into, the oldest warning first. */
export async function warnedPayments() {
  return db().cardPayment.findMany({
    where: { warnedAt: { not: null }, clearedAt: null },
    select: { id: true, amount: true, currency: true, card: true, warnedAt: true, chargeId: true },
    orderBy: { warnedAt: 'asc' },
  });
}

/** A treasurer has looked into it: the lender may take money out again. */
export async function clearFraudWarning(request: {
  paymentId: number;
  reason: string;
  actorId: number;
  now: Date;
}): Promise<{ cleared: true } | { refused: 'warning_is_dealt_with' }> {
  const { paymentId, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    const { count } = await tx.cardPayment.updateMany({
      where: { id: paymentId, warnedAt: { not: null }, clearedAt: null },
      data: { clearedAt: now, clearedById: actorId },
    });
    if (count === 0) return { refused: 'warning_is_dealt_with' };
    const subject = `card_payment:${paymentId}`;
    await audit(tx, { actorId, verb: 'clear-fraud-warning', subject, after: { reason }, now });
    return { cleared: true };
  });
}
