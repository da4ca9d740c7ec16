import { checkBooksByDay } from '#app/domain/books/check-books-now.ts';
import { endedFundraisers } from '#app/domain/funding/ended-fundraisers.ts';
import { expireLoan } from '#app/domain/funding/expire-loan.ts';
import { askAboutOrder, waitingOrders } from '#app/domain/funding/waiting-orders.ts';
import { daysUntilDefault, defaultLoan, loansPastDue } from '#app/domain/losses/default-loan.ts';
import { forgetOldRows } from '#app/domain/operations/forget-old-rows.ts';
import {
  lookAtStripeAccount,
  partnersWithStripeAccounts,
} from '#app/domain/partners/stripe-accounts.ts';
import { sendPayout } from '#app/domain/payouts/send-payout.ts';
import { refreshPart, sentParts, unsentPayouts } from '#app/domain/payouts/waiting-at-stripe.ts';
import { readStripeLines } from '#app/domain/reconciliation/read-stripe-lines.ts';
import { cursorOf, moveCursor } from '#app/domain/reconciliation/stripe-cursors.ts';
import { makeTies } from '#app/domain/ties/make-ties.ts';
import { tellAdmins } from '#app/domain/ties/tell-admins.ts';
import { fetchMissedEvents } from '#app/payments/events.ts';
import { takesCards } from '#app/platform/env.ts';
import { log } from '#app/platform/log.ts';

/** Asks Stripe about everything that should have been heard of by now. */
export async function sweepStripe(now: Date): Promise<void> {
  if (!takesCards()) return;
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  await fetchMissedEvents(await cursorOf('events', now), now);
  await moveCursor('events', now);
  const orders = await waitingOrders(now);
  const payouts = await unsentPayouts(minutesAgo(5));
  const parts = await sentParts();
  await eachInTurn([
    () => readStripeLines({ now }),
    ...orders.map((orderId) => () => askAboutOrder({ orderId, now })),
    ...payouts.map((payoutId) => () => sendPayout({ payoutId, now })),
    ...parts.map((partId) => () => refreshPart({ partId, now })),
  ]);
}

/** Ends what the database alone knows is over by the minute: fundraisers, and rows not to be kept. */
export async function sweepLoans(now: Date): Promise<void> {
  const ended = await endedFundraisers(now);
  await forgetOldRows(now);
  await eachInTurn(ended.map((loanId) => () => expireLoan({ loanId, now })));
}

/** Loans of which too much has been late for too long: that comes about by the day, in each zone. */
export async function sweepDefaults(now: Date): Promise<void> {
  const late = await loansPastDue(now);
  const reason = `${daysUntilDefault} days past due`;
  await eachInTurn(late.map((loanId) => () => defaultLoan({ loanId, reason, actorId: null, now })));
}

/** How partners' accounts at Stripe stand: what it asks them for may be new any day. */
export async function sweepPartners(now: Date): Promise<void> {
  if (!takesCards()) return;
  const partners = await partnersWithStripeAccounts();
  await eachInTurn(partners.map((partnerId) => () => lookAtStripeAccount({ partnerId, now })));
}

export async function checkBooksNightly(now: Date): Promise<void> {
  const { failures } = await checkBooksByDay(now);
  if (failures.length === 0) return;
  const checks = failures.map((failure) => failure.check);
  log().error({ checks }, 'books.do_not_balance');
  await tellAdmins({ what: 'books', now });
  throw new Error(`the books do not balance: ${checks.join(', ')}`);
}

/** Holds the days that are over against Stripe and the bank; whoever answers for them hears of a failure. */
export async function tieDays(now: Date): Promise<void> {
  const failed = await makeTies(now);
  if (failed.length === 0) return;
  log().error({ days: failed }, 'days.do_not_tie');
  await tellAdmins({ what: 'ties', now });
}

/** One failure does not hold up the others; the sweep itself fails at its end, and says so. */
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
