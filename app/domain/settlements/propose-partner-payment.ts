import { propose } from '#app/domain/approvals/proposals.ts';
import type { WithProof } from '#app/domain/approvals/proofs.ts';
import type { Currency } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import {
  type PaymentRefusal,
  type PaymentSource,
  paymentRefusal,
} from '#app/domain/receipts/payment-rules.ts';
import { paymentFacts } from './payment-facts.ts';

type Answer =
  | { proposalId: number }
  | {
      refused:
        PaymentRefusal | 'already_proposed' | 'payment_is_more_than_due' | 'partner_owes_nothing';
    };

/**
 * The first treasurer says what pays a partner's settlements: a wire that has
 * arrived at the bank, an earlier overpayment, or the host's own money when the
 * partner can no longer pay.
 */
export async function proposePartnerPayment(
  request: {
    partnerId: number;
    source?: PaymentSource;
    /** The bank's own reference, or that of the decision; booked once. */
    reference: string;
    currency: Currency;
    amount: bigint;
    /** False: whoever asks has not been told that it is more than is due. */
    isMeant?: boolean;
    actorId: number;
    now: Date;
  } & WithProof,
): Promise<Answer> {
  const {
    partnerId,
    source = 'bank',
    reference,
    currency,
    amount,
    proofFile = null,
    actorId,
    now,
  } = request;
  return inTransaction(async (tx: Tx) => {
    const payment = { partnerId, source, reference, currency, amount };
    const facts = await paymentFacts(tx, payment);
    const refused = paymentRefusal(facts);
    if (refused) return { refused };
    if (request.isMeant === false && amount > facts.due)
      return { refused: facts.due > 0n ? 'payment_is_more_than_due' : 'partner_owes_nothing' };
    const { name } = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    const details = { ...payment, partner: name };
    const subject = `wire:${reference}`;
    return propose(tx, { kind: 'wire', subject, details, proofFile, actorId, now });
  });
}
