import { settleOrder } from '#app/domain/funding/settle-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { expireLoan } from '#app/domain/funding/expire-loan.ts';
import { forgetBanks } from '#app/domain/payouts/lender-bank.ts';
import { refreshRefund } from '#app/domain/payouts/refresh-refund.ts';
import { refreshTransfer } from '#app/domain/payouts/refresh-transfer.ts';
import { sendPayout } from '#app/domain/payouts/send-payout.ts';
import { daysUntilDefault, defaultLoan, loansPastDue } from '#app/domain/losses/default-loan.ts';
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
  const turns: (() => Promise<unknown>)[] = orders.map((order) => async () => {
    // The checkout was asked for, but the answer was lost: the order's key finds it again.
    if (!order.sessionId) await startCheckout({ orderId: order.id, now });
    await settleOrder({ orderId: order.id, now });
  });
  const payouts = await db().payout.findMany({
    where: {
      requestedAt: { lt: minutesAgo(5) },
      parts: { some: { status: 'intended', rail: { not: 'bank_wire' } } },
    },
  });
  turns.push(...payouts.map((payout) => () => sendPayout({ payoutId: payout.id, now })));
  const sent = await db().payoutPart.findMany({ where: { status: 'sent' } });
  for (const { stripeId, rail } of sent) {
    if (!stripeId) continue;
    turns.push(() =>
      rail === 'card_refund'
        ? refreshRefund({ refundId: stripeId, now })
        : refreshTransfer({ transferId: stripeId, now }),
    );
  }
  await eachInTurn(turns);
}

/** One that fails does not keep the others waiting; the sweep fails at its end, and says so. */
async function eachInTurn(turns: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const turn of turns) await turn().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) {
    throw new AggregateError(
      errors,
      `${errors.length} of ${turns.length} failed: ${String(errors[0])}`,
    );
  }
}

/** What the database alone can tell is over: fundraisers, loans in default, and what need not be kept. */
export async function sweepLoans(now: Date): Promise<void> {
  const loans = await db().loan.findMany({
    where: { status: 'fundraising', fundraiserEndsAt: { lte: now } },
    select: { id: true },
  });
  const reason = `${daysUntilDefault} days past due`;
  const late = await loansPastDue(now);
  const monthAgo = new Date(now.getTime() - 30 * 86_400_000);
  await db().outboxRow.deleteMany({ where: { doneAt: { lt: monthAgo } } });
  await db().rateLimit.deleteMany({ where: { expire: { lt: now } } });
  // A confirmation's link is good for a day.
  await forgetBanks(db(), { askedBefore: new Date(now.getTime() - 86_400_000) });
  await eachInTurn([
    ...loans.map((loan) => () => expireLoan({ loanId: loan.id, now })),
    ...late.map((loanId) => () => defaultLoan({ loanId, reason, actorId: null, now })),
  ]);
}

export async function checkBooksNightly(now: Date): Promise<void> {
  const failures = await checkBooks();
  await db().booksCheck.create({ data: { at: now, failures } });
  if (failures.length > 0) {
    log().error({ checks: failures.map((failure) => failure.check) }, 'books.do_not_balance');
    throw new Error(`the books do not balance: ${failures.map((it) => it.check).join(', ')}`);
  }
}
