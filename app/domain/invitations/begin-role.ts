import { countsFrom, touchesMoney } from '#app/domain/roles/money-roles-rules.ts';
import { tellOfRole } from '#app/domain/roles/tell-of-role.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Invitation } from '#app/platform/generated/client.ts';

/** What was accepted begins; one that touches money a day later, and everybody of the operator hears of it. */
export async function beginRole(
  tx: Tx,
  request: { invitation: Invitation; proposalId: number | null; now: Date },
): Promise<void> {
  const { invitation, proposalId, now } = request;
  const { personId, partnerId, partnerRole, staffRole: role, invitedById } = invitation;
  if (partnerId !== null && partnerRole !== null) {
    const data = { personId, partnerId, role: partnerRole, addedAt: now };
    await tx.partnerStaff.create({ data });
    return;
  }
  if (role === null) throw new Error(`invitation ${invitation.id} is to nothing`);
  const staffRole = await tx.staffRole.create({
    data: {
      personId,
      role,
      grantedAt: now,
      grantedById: invitedById,
      countsFrom: countsFrom(role, now),
      proposalId,
      isFirstSecond: touchesMoney(role) && !invitation.takesTwo,
    },
  });
  await tellOfRole(tx, { staffRoleId: staffRole.id, now });
}
