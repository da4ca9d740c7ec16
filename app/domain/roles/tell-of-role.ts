import { enqueue } from '#app/jobs/enqueue.ts';
import type { Tx } from '#app/platform/db.ts';
import { touchesMoney } from './money-roles-rules.ts';

/** Everybody of the operator hears of a role that touches money, while it can still be taken away. */
export async function tellOfRole(
  tx: Tx,
  { staffRoleId, now }: { staffRoleId: number; now: Date },
): Promise<void> {
  const granted = await tx.staffRole.findUniqueOrThrow({ where: { id: staffRoleId } });
  if (!touchesMoney(granted.role)) return;
  const staff = await tx.staffRole.findMany({
    where: { revokedAt: null, personId: { not: granted.personId } },
    distinct: ['personId'],
    select: { personId: true },
  });
  for (const { personId } of staff) {
    const mail = { template: 'role_granted', personId, subjectId: staffRoleId } as const;
    await enqueue(tx, 'mail.send', mail, now, `role:${staffRoleId}:${personId}`);
  }
}
