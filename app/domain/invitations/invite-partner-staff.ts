import { audit } from '#app/domain/audit/audit.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { PartnerRoleName } from '#app/platform/generated/enums.ts';
import { type Invited, invitationTo, mailInvitation } from './invitation.ts';

interface Request extends Invited {
  readonly partnerId: number;
  readonly role: PartnerRoleName;
  readonly actorId: number;
  readonly now: Date;
}

/** Asks somebody to act for a partner; a person acts for one partner only, and finds that out themselves. */
export async function invitePartnerStaff(
  request: Request,
): Promise<{ invitationId: number } | { refused: 'person_has_this_role' }> {
  return inTransaction((tx) => inviteToPartner(tx, request));
}

/** The same, within a change that makes the partner. */
export async function inviteToPartner(
  tx: Tx,
  request: Request,
): Promise<{ invitationId: number } | { refused: 'person_has_this_role' }> {
  const { partnerId, role, actorId, now, ...who } = request;
  // Who acts for this partner stands on the page beside the form; who acts for another does not.
  const held = { partnerId, removedAt: null, person: { email: who.email } };
  if ((await tx.partnerStaff.count({ where: held })) > 0)
    return { refused: 'person_has_this_role' };

  const { isDemo } = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
  const { id, personId } = await invitationTo(tx, {
    ...who,
    isDemo,
    to: { partnerId, partnerRole: role },
    takesTwo: false,
    invitedById: actorId,
    now,
  });
  const subject = `partner:${partnerId}`;
  await audit(tx, { actorId, verb: 'invite-staff', subject, after: { role }, now });
  await mailInvitation(tx, { id, personId, now });
  return { invitationId: id };
}
