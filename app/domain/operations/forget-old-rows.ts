import { forgetPayers } from '#app/domain/funding/card-declines.ts';
import { forgetBanks } from '#app/domain/payouts/lender-bank.ts';
import { db } from '#app/platform/db.ts';

const dayMilliseconds = 86_400_000;

/** Deletes old finished work, expired limits, who paid from where, and banks of unconfirmed withdrawals. */
export async function forgetOldRows(now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMilliseconds);
  await db().outboxRow.deleteMany({ where: { doneAt: { lt: daysAgo(30) } } });
  await db().rateLimit.deleteMany({ where: { expire: { lt: now } } });
  await forgetPayers(daysAgo(3));
  await db().formerAddress.deleteMany({ where: { until: { lt: daysAgo(7) } } });
  await db().addressChange.deleteMany({ where: { createdAt: { lt: daysAgo(7) } } });
  await db().setAside.deleteMany({ where: { until: { lt: daysAgo(3) } } });
  await db().guestCheckout.deleteMany({ where: { createdAt: { lt: daysAgo(3) } } });
  // A confirmation's link is good for a day.
  await forgetBanks(db(), { askedBefore: daysAgo(1) });
}
