import { audit } from '#app/domain/audit/audit.ts';
import { useEmailLink } from '#app/domain/people/email-links.ts';
import { takeOverAccount } from '#app/domain/people/take-over-account.ts';
import { env } from '#app/platform/env.ts';
import { type PasswordRefusal, passwordRefusal } from '#app/domain/people/password-rules.ts';
import { hashPassword } from '#app/domain/people/passwords.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Invitation } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';
import { beginRole } from './begin-role.ts';
import { invitationBehind } from './invitation-behind.ts';

export type AcceptRefusal =
  | 'link_is_not_valid'
  | 'password_is_missing'
  | PasswordRefusal
  | 'person_acts_for_a_partner'
  | 'person_is_of_the_operator'
  | 'person_has_this_role';

/**
 * Whoever has the mail accepts. Who had no account, or one that nobody had proved to be theirs, chooses the
 * password now: a stranger may have signed up with the address before.
 */
export async function acceptInvitation(request: {
  token: string;
  /** Only for whoever has no account of their own yet. */
  password: string | null;
  now: Date;
}): Promise<{ personId: number } | { refused: AcceptRefusal }> {
  const { token, password, now } = request;
  const passwordHash = password === null ? null : await hashPassword(password);
  return inTransaction(async (tx) => {
    const found = await invitationBehind(tx, token, now);
    if (!found) return { refused: 'link_is_not_valid' };
    const { invitation } = found;
    const { personId } = invitation;
    await lock(tx, 'person', personId);
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const isNew = person.passwordHash === null || person.verifiedAt === null;

    if (isNew && password === null) return { refused: 'password_is_missing' };
    const owner = { email: person.email, name: invitation.name, instance: env().APP_NAME };
    const poor = isNew && password !== null ? passwordRefusal(password, owner) : null;
    if (poor) return { refused: poor };

    const refused = await otherRole(tx, invitation);
    if (refused) return { refused };
    const used = await useEmailLink(tx, { token, purpose: 'invitation', now });
    const { id } = invitation;
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, withdrawnAt: null },
      data: { acceptedAt: now },
    });
    if (used === null || count === 0) return { refused: 'link_is_not_valid' };
    if (isNew && passwordHash !== null) {
      await takeOverAccount(tx, { personId, passwordHash, name: invitation.name, now });
    }
    await beginRole(tx, { invitation, proposalId: found.proposalId, now });
    const subject = invitation.partnerId ? `partner:${invitation.partnerId}` : `person:${personId}`;
    const after = { role: invitation.staffRole ?? invitation.partnerRole ?? '' };
    await audit(tx, { actorId: personId, verb: 'accept-invitation', subject, after, now });
    return { personId };
  });
}

/** Staff of a partner are not staff of the operator, and act for one partner only. */
async function otherRole(tx: Tx, invitation: Invitation): Promise<AcceptRefusal | null> {
  const { personId, partnerId } = invitation;
  if ((await tx.partnerStaff.count({ where: { personId, removedAt: null } })) > 0)
    return 'person_acts_for_a_partner';
  const { staffRole } = invitation;
  const held = { personId, role: staffRole ?? 'admin', revokedAt: null };
  if (staffRole && (await tx.staffRole.count({ where: held })) > 0) return 'person_has_this_role';
  if (partnerId === null) return null;
  const roles = await tx.staffRole.count({ where: { personId, revokedAt: null } });
  return roles > 0 ? 'person_is_of_the_operator' : null;
}
