import { type Tx, db } from '#app/platform/db.ts';
import type { Invitation } from '#app/platform/generated/client.ts';
import { hashOf } from '#app/platform/ids.ts';
import { countingRoles, touchesMoney } from '#app/domain/roles/money-roles-rules.ts';
import { openInvitation } from './invitation.ts';
import { isFirstSecond } from './invite-staff.ts';

/** The invitation that a mailed link opens, with the proposal that two agreed to; null when it is over. */
export async function invitationBehind(
  tx: Pick<Tx, 'emailLink' | 'invitation' | 'partnerStaff' | 'proposal' | 'staffRole'>,
  token: string,
  now: Date,
): Promise<{ invitation: Invitation; proposalId: number | null } | null> {
  const link = await tx.emailLink.findFirst({
    where: {
      tokenHash: hashOf(token),
      purpose: 'invitation',
      usedAt: null,
      expiresAt: { gt: now },
    },
  });
  if (!link?.subjectId) return null;
  const { subjectId: id, personId } = link;
  const invitation = await tx.invitation.findFirst({ where: { id, personId, ...openInvitation } });
  if (!invitation || !(await mayStillInvite(tx, invitation, now))) return null;
  const { staffRole, takesTwo, invitedById } = invitation;
  if (!staffRole || !touchesMoney(staffRole)) return { invitation, proposalId: null };
  if (!takesTwo) {
    // In the meantime somebody else may have become the first.
    const isFirst = invitedById !== null && (await isFirstSecond(tx, invitedById));
    return isFirst ? { invitation, proposalId: null } : null;
  }
  const agreed = await tx.proposal.findFirst({
    where: { kind: 'staff_role', subject: `invitation:${id}`, approvedAt: { not: null } },
    select: { id: true },
  });
  return agreed && { invitation, proposalId: agreed.id };
}

/** Whether whoever invited still could: an admin, or for a partner its manager. */
async function mayStillInvite(
  tx: Pick<Tx, 'staffRole' | 'partnerStaff'>,
  { invitedById, partnerId }: Invitation,
  now: Date,
): Promise<boolean> {
  const personId = invitedById ?? 0;
  const admin = { personId, role: 'admin', ...countingRoles(now) } as const;
  if ((await tx.staffRole.count({ where: admin })) > 0) return true;
  if (partnerId === null) return false;
  const manager = { personId, partnerId, role: 'manager', removedAt: null } as const;
  return (await tx.partnerStaff.count({ where: manager })) > 0;
}

/** What the page says before anybody accepts; null when the link is over. */
export async function shownInvitation(token: string, now: Date) {
  const found = await invitationBehind(db(), token, now);
  if (!found) return null;
  const { personId, partnerId, staffRole, partnerRole } = found.invitation;
  const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
  const partner = partnerId && (await db().partner.findUnique({ where: { id: partnerId } }));
  return {
    role: staffRole ?? partnerRole ?? '',
    partner: partner ? partner.name : null,
    waits: staffRole !== null && touchesMoney(staffRole),
    needsPassword: person.passwordHash === null || person.verifiedAt === null,
  };
}
