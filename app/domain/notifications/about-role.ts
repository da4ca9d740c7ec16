import { moneyRoles } from '#app/domain/roles/money-roles-rules.ts';
import { href } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import type { MailFacts } from './facts.ts';

/** Who was given a role that touches money; auditors and support see nobody named. */
export async function aboutRole(staffRoleId: number, readerId: number): Promise<MailFacts> {
  const { person } = await db().staffRole.findUniqueOrThrow({
    where: { id: staffRoleId },
    include: { person: true },
  });
  const sees = { personId: readerId, role: { in: [...moneyRoles] }, revokedAt: null };
  const isNamed = (await db().staffRole.count({ where: sees })) > 0;
  const what = isNamed ? `${person.name} (${person.email})` : `#${person.id}`;
  return { amount: null, what, path: href('operator/home') };
}
