import { enqueue } from '#app/jobs/enqueue.ts';
import { db, inTransaction } from '#app/platform/db.ts';

/** After how many days a lender is asked once, and after how many nobody waits any longer. */
const days = { reminded: 7, forgotten: 30 };

/** What was announced and has not come: its lender is reminded once, and later it is forgotten. */
export async function remindOfDeposits(now: Date): Promise<void> {
  const daysAgo = (count: number) => new Date(now.getTime() - count * 86_400_000);
  await db().bankDeposit.updateMany({
    where: { endedAt: null, announcedAt: { lt: daysAgo(days.forgotten) } },
    data: { endedAt: now },
  });
  const late = await db().bankDeposit.findMany({
    where: { endedAt: null, remindedAt: null, announcedAt: { lt: daysAgo(days.reminded) } },
    orderBy: { id: 'asc' },
  });
  for (const { id, lenderId } of late) {
    await inTransaction(async (tx) => {
      // Two workers at once: only one of them finds it unreminded.
      const { count } = await tx.bankDeposit.updateMany({
        where: { id, remindedAt: null, endedAt: null },
        data: { remindedAt: now },
      });
      if (count === 0) return;
      const mail = { template: 'deposit_expected', personId: lenderId, subjectId: id } as const;
      await enqueue(tx, 'mail.send', mail, now);
    });
  }
}
