import { audit } from '#app/domain/audit/audit.ts';
import type { Currency } from '#app/money/currencies.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

/**
 * A partner's guarantee is agreed: up to this amount its lenders are credited
 * when a settlement is issued. It replaces the one before.
 */
export async function agreeGuarantee(request: {
  partnerId: number;
  currency: Currency;
  /** Minor units. */
  amount: bigint;
  /** Where the signed agreement is kept. */
  agreement: string;
  actorId: number;
  now: Date;
}): Promise<{ guaranteeId: number } | { refused: 'amount_is_not_above_zero' }> {
  const { partnerId, currency, amount, agreement, actorId, now } = request;
  if (amount <= 0n) return { refused: 'amount_is_not_above_zero' };
  return inTransaction(async (tx) => {
    await endRunning(tx, { partnerId, currency, actorId, now });
    const { id } = await tx.partnerGuarantee.create({
      data: { partnerId, currency, amount, agreement, agreedById: actorId, agreedAt: now },
    });
    const after = { currency, amount: amount.toString(), agreement };
    const subject = `partner:${partnerId}`;
    await audit(tx, { actorId, verb: 'agree-guarantee', subject, after, now });
    return { guaranteeId: id };
  });
}

/** From now on lenders are credited only when the money is here. What is advanced stays due. */
export async function endGuarantee(request: {
  partnerId: number;
  currency: Currency;
  actorId: number;
  now: Date;
}): Promise<{ ended: true } | { refused: 'no_guarantee_is_agreed' }> {
  const { actorId, now, partnerId } = request;
  return inTransaction(async (tx) => {
    const ended = await endRunning(tx, request);
    if (!ended) return { refused: 'no_guarantee_is_agreed' };
    const subject = `partner:${partnerId}`;
    await audit(tx, { actorId, verb: 'end-guarantee', subject, before: ended, now });
    return { ended: true };
  });
}

async function endRunning(
  tx: Tx,
  request: { partnerId: number; currency: Currency; actorId: number; now: Date },
) {
  const { partnerId, currency, actorId, now } = request;
  await lock(tx, 'partner', partnerId);
  const running = await tx.partnerGuarantee.findFirst({
    where: { partnerId, currency, endedAt: null },
  });
  if (!running) return null;
  const data = { endedAt: now, endedById: actorId };
  await tx.partnerGuarantee.update({ where: { id: running.id }, data });
  return { currency, amount: running.amount.toString(), agreement: running.agreement };
}

/** What is agreed now, in each currency. */
export async function guaranteesOf(partnerId: number) {
  return db().partnerGuarantee.findMany({
    where: { partnerId, endedAt: null },
    orderBy: { currency: 'asc' },
  });
}
