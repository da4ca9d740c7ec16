import { db } from '#app/platform/db.ts';
import { openInvitation } from './invitation.ts';

/** What was asked and not accepted, newest first, as it was typed: nothing of an account. */
export async function openInvitations(partnerId: number | null) {
  const rows = await db().invitation.findMany({
    where: { ...openInvitation, partnerId },
    orderBy: { id: 'desc' },
    take: 100,
  });
  const subjects = rows.map(({ id }) => `invitation:${id}`);
  const decided = await db().proposal.findMany({
    where: { kind: 'staff_role', subject: { in: subjects } },
    select: { subject: true, approvedAt: true },
    orderBy: { id: 'asc' },
  });
  const isAgreed = new Map(decided.map((row) => [row.subject, row.approvedAt !== null]));
  return rows.map(({ id, name, email, staffRole, partnerRole, invitedAt, takesTwo }) => ({
    id,
    name,
    email,
    role: staffRole ?? partnerRole ?? '',
    invitedAt,
    waitsForSecond: takesTwo && isAgreed.get(`invitation:${id}`) !== true,
  }));
}
