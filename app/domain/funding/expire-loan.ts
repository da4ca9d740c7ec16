import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { expireCheckout } from '#app/payments/checkout.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { returnRaisedMoney } from './return-raised-money.ts';
import { concludeOrder } from './conclude-order.ts';
import { underWay } from './order-ends.ts';

type Answer = { becomes: 'expired' | 'funded' } | { refused: 'fundraiser_is_not_over' };

/**
 * Ends a fundraiser whose time is over. Open checkouts for the loan are ended
 * at Stripe first. A fixed loan that was not filled gives everyone their money
 * back; a flexible one takes what was raised and the partner fills the rest.
 */
export async function expireLoan(request: { loanId: number; now: Date }): Promise<Answer> {
  const { loanId, now } = request;
  const before = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  if (!isOver(before, now)) return { refused: 'fundraiser_is_not_over' };
  await endCheckouts(loanId, now);
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);

    if (!isOver(loan, now)) return { refused: 'fundraiser_is_not_over' };

    if (loan.isFlexible && loan.raised > 0n) {
      await changeLoanStatus(tx, { loan, becomes: 'funded', actorId: null, now });
      return { becomes: 'funded' };
    }
    const key = `expire:${loanId}`;
    const lenders = await returnRaisedMoney(tx, { loan, key, kind: 'loan_expired', now });
    await changeLoanStatus(tx, { loan, becomes: 'expired', actorId: null, now });

    for (const personId of lenders) {
      await enqueue(
        tx,
        'mail.send',
        { template: 'loan_expired', personId, subjectId: loanId },
        now,
      );
    }
    return { becomes: 'expired' };
  });
}

function isOver(loan: { status: string; fundraiserEndsAt: Date | null }, now: Date): boolean {
  return (
    loan.status === 'fundraising' && loan.fundraiserEndsAt !== null && loan.fundraiserEndsAt <= now
  );
}

/** A checkout that was paid in the meantime is settled by the same call. */
async function endCheckouts(loanId: number, now: Date): Promise<void> {
  const orders = await db().order.findMany({
    where: { status: { in: [...underWay] }, lines: { some: { loanId } } },
  });
  for (const order of orders) {
    if (order.sessionId) await expireCheckout(order.sessionId);
    await concludeOrder({ orderId: order.id, now });
  }
}
