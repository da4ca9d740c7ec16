import { enqueue } from '#app/jobs/enqueue.ts';
import { personWithAddress } from '#app/domain/people/person-with-address.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Invitation } from '#app/platform/generated/client.ts';
import type { PartnerRoleName, StaffRoleName } from '#app/platform/generated/enums.ts';

/** Who is invited, as whoever invites them types it. */
export interface Invited {
  readonly email: string;
  readonly name: string;
  readonly language: string;
}

export const openInvitation = { acceptedAt: null, withdrawnAt: null } as const;

/**
 * The open invitation of an address to this, made if there is none. The person is kept as they are, or made
 * without a password, and is locked: of several who invite at once one makes it.
 */
export async function invitationTo(
  tx: Tx,
  request: Invited & {
    to: { staffRole: StaffRoleName } | { partnerId: number; partnerRole: PartnerRoleName };
    isDemo: boolean;
    takesTwo: boolean;
    invitedById: number;
    now: Date;
  },
): Promise<Invitation> {
  const { email, name, language, isDemo, to, takesTwo, invitedById, now } = request;
  const person = await personWithAddress(tx, { email, name, language, isDemo, createdAt: now });
  const found = await tx.invitation.findFirst({
    where: {
      ...openInvitation,
      email,
      ...('staffRole' in to ? { staffRole: to.staffRole } : { partnerId: to.partnerId }),
    },
  });
  const isSame =
    found?.takesTwo === takesTwo &&
    found.personId === person.id &&
    // Whoever proposes it has invited, too: the database holds the two together.
    (!takesTwo || found.invitedById === invitedById) &&
    (!('partnerRole' in to) || found.partnerRole === to.partnerRole);
  if (found && isSame) return found;
  if (found) await takeBack(tx, { id: found.id, actorId: invitedById, now });
  return tx.invitation.create({
    data: { email, name, personId: person.id, ...to, takesTwo, invitedById, invitedAt: now },
  });
}

/** An invitation that is over, with what was proposed for it. */
export async function takeBack(
  tx: Tx,
  { id, actorId, now }: { id: number; actorId: number; now: Date },
): Promise<void> {
  await tx.invitation.update({ where: { id }, data: { withdrawnAt: now } });
  await tx.proposal.updateMany({
    where: {
      kind: 'staff_role',
      subject: `invitation:${id}`,
      approvedAt: null,
      withdrawnAt: null,
    },
    data: { withdrawnAt: now, withdrawnById: actorId },
  });
}

/** The link goes to the address alone. */
export async function mailInvitation(
  tx: Tx,
  { id, personId, now }: { id: number; personId: number; now: Date },
): Promise<void> {
  await enqueue(tx, 'mail.send', { template: 'invitation', personId, subjectId: id }, now);
}
