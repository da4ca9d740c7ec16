import { propose } from '#app/domain/approvals/proposals.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { moneyRoles, touchesMoney } from '#app/domain/roles/money-roles-rules.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { type Invited, invitationTo, mailInvitation } from './invitation.ts';

type Answer = { invitationId: number } | { refused: 'person_has_this_role' | 'already_proposed' };

/**
 * Asks somebody to act for the operator. What comes of it is theirs to accept, and nothing here tells whether
 * the address has an account. A role that touches money is proposed; the mail goes when a second agrees.
 */
export async function inviteStaff(
  request: Invited & { role: StaffRoleName; actorId: number; now: Date },
): Promise<Answer> {
  const { role, actorId, now, ...who } = request;
  return inTransaction(async (tx) => {
    const held = { role, revokedAt: null, person: { email: who.email } };
    if ((await tx.staffRole.count({ where: held })) > 0) return { refused: 'person_has_this_role' };

    const takesTwo = touchesMoney(role) && !(await isFirstSecond(tx, actorId));
    const { id, personId } = await invitationTo(tx, {
      ...who,
      isDemo: false,
      to: { staffRole: role },
      takesTwo,
      invitedById: actorId,
      now,
    });
    const subject = `invitation:${id}`;
    const agreed = await tx.proposal.count({ where: { subject, approvedAt: { not: null } } });
    if (takesTwo && agreed === 0) {
      const details = { name: who.name, email: who.email, role };
      const answer = await propose(tx, { kind: 'staff_role', subject, details, actorId, now });
      return 'refused' in answer ? answer : { invitationId: id };
    }
    await audit(tx, { actorId, verb: 'invite-staff', subject, after: { role }, now });
    await mailInvitation(tx, { id, personId, now });
    return { invitationId: id };
  });
}

/** Whether nobody but this admin has ever had a role that touches money. */
export async function isFirstSecond(tx: Pick<Tx, 'staffRole'>, adminId: number): Promise<boolean> {
  const others = { role: { in: [...moneyRoles] }, personId: { not: adminId } };
  return (await tx.staffRole.count({ where: others })) === 0;
}
