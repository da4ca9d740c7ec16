import {
  type MoneyOut,
  findRefund,
  findTransfer,
  refundCharge,
  transferToPartner,
} from '#app/payments/refunds.ts';
import { db } from '#app/platform/db.ts';
import type { CardPayment, Partner, Payout, PayoutPart } from '#app/platform/generated/client.ts';

export type StripePart = PayoutPart & { cardPayment: CardPayment | null };

/** What one rail does: find what was sent under a lost answer, or send. */
export interface Rail {
  find(): Promise<MoneyOut | null>;
  send(idempotencyKey: string): Promise<MoneyOut>;
}

export function refundRail(part: StripePart): Rail {
  const chargeId = part.cardPayment?.chargeId;
  if (!chargeId) throw new Error(`payout part ${part.id} has no card payment`);
  const { amount, idempotencyKey: mark } = part;
  return {
    find: () => findRefund(chargeId, mark),
    send: (idempotencyKey) => refundCharge({ chargeId, amount, mark, idempotencyKey }),
  };
}

export async function transferRail(part: PayoutPart, payout: Payout): Promise<Rail> {
  const partner: Partner = await db().partner.findUniqueOrThrow({
    where: { id: payout.partnerId ?? 0 },
  });
  const { stripeAccountId } = partner;
  if (!stripeAccountId) throw new Error(`partner ${partner.id} has no account at Stripe`);
  const { amount, idempotencyKey: mark } = part;
  const { currency } = payout;
  return {
    find: () => findTransfer(mark),
    send: (idempotencyKey) =>
      transferToPartner({ stripeAccountId, amount, currency, mark, idempotencyKey }),
  };
}
