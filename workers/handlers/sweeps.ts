import { settleOrder } from '#app/domain/funding/settle-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { expireLoan } from '#app/domain/funding/expire-loan.ts';
import { sendPayout } from '#app/domain/balances/send-payout.ts';
import {
  daysUntilDefault,
  defaultLoan,
  loansPastDue,
} from '#app/domain/settlements/default-loan.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { fetchMissedEvents } from '#app/payments/events.ts';
import { db } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';

/** Asks Stripe about everything that should have been heard of by now. */
export async function sweepStripe(now: Date): Promise<void> {
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  await fetchMissedEvents(minutesAgo(3 * 24 * 60), now);
  const orders = await db().order.findMany({
    where: { status: 'open', createdAt: { lt: minutesAgo(2) } },
  });
  for (const order of orders) {
    // The checkout was asked for, but the answer was lost: the order's key finds it again.
    if (!order.sessionId) await startCheckout({ orderId: order.id, now });
    await settleOrder({ orderId: order.id, now });
  }
  const payouts = await db().payout.findMany({
    where: {
      requestedAt: { lt: minutesAgo(5) },
      parts: { some: { status: 'intended', rail: { not: 'bank_wire' } } },
    },
  });
  for (const payout of payouts) await sendPayout({ payoutId: payout.id, now });
}

/** Fundraisers that are over and loans in default, by the database's word alone. */
export async function sweepLoans(now: Date): Promise<void> {
  const loans = await db().loan.findMany({
    where: { status: 'fundraising', fundraiserEndsAt: { lte: now } },
    select: { id: true },
  });
  for (const loan of loans) await expireLoan({ loanId: loan.id, now });
  for (const loanId of await loansPastDue(now)) {
    const reason = `${daysUntilDefault} days past due`;
    await defaultLoan({ loanId, reason, actorId: null, now });
  }
  const monthAgo = new Date(now.getTime() - 30 * 86_400_000);
  await db().outboxRow.deleteMany({ where: { doneAt: { lt: monthAgo } } });
  await db().rateLimit.deleteMany({ where: { expire: { lt: now } } });
}

export async function checkBooksNightly(now: Date): Promise<void> {
  const failures = await checkBooks();
  await db().booksCheck.create({ data: { at: now, failures } });
  if (failures.length > 0) {
    log().error({ checks: failures.map((failure) => failure.check) }, 'books.do_not_balance');
    throw new Error(`the books do not balance: ${failures.map((it) => it.check).join(', ')}`);
  }
}
