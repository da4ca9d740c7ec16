import { enqueue } from '#app/jobs/enqueue.ts';
import { isoDay } from '#app/money/days.ts';
import { countingRoles } from '#app/domain/roles/money-roles-rules.ts';
import { inTransaction } from '#app/platform/db.ts';

/** Everybody who answers for this installation hears that the books or a day fail, once a day. */
export async function tellAdmins(request: { what: 'books' | 'ties'; now: Date }): Promise<void> {
  const { what, now } = request;
  await inTransaction(async (tx) => {
    const admins = await tx.staffRole.findMany({
      where: { role: 'admin', ...countingRoles(now) },
      select: { personId: true },
    });
    for (const { personId } of admins) {
      const key = `alarm:${what}:${personId}:${isoDay(now)}`;
      await enqueue(tx, 'mail.send', { template: 'books_alarm', personId }, now, key);
    }
  });
}
