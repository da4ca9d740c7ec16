import { audit } from '#app/domain/audit/audit.ts';
import { invitePerson } from '#app/domain/people/invite-person.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import type { PartnerRoleName } from '#app/platform/generated/enums.ts';

/** Who acts for a partner now. */
export async function partnerStaff(partnerId: number) {
  const rows = await db().partnerStaff.findMany({
    where: { partnerId, removedAt: null },
    include: { person: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, role, addedAt, person }) => ({
    id,
    role,
    addedAt,
    personId: person.id,
    name: person.name,
    email: person.email,
    hasSignedUp: person.passwordHash !== null,
  }));
}

/** Invites somebody to act for a partner. A person acts for one partner only. */
export async function invitePartnerStaff(request: {
  partnerId: number;
  email: string;
  name: string;
  language: string;
  role: PartnerRoleName;
  actorId: number;
  now: Date;
}): Promise<{ personId: number } | { refused: 'person_acts_for_a_partner' }> {
  const { partnerId, role, actorId, now, ...who } = request;
  return inTransaction(async (tx) => {
    const { isDemo } = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    const personId = await invitePerson(tx, { ...who, partnerId, isDemo, now });
    const held = await tx.partnerStaff.count({ where: { personId, removedAt: null } });

    if (held > 0) return { refused: 'person_acts_for_a_partner' };

    await tx.partnerStaff.create({ data: { personId, partnerId, role, addedAt: now } });
    const subject = `partner:${partnerId}`;
    const after = { personId, role };
    await audit(tx, { actorId, verb: 'add-partner-staff', subject, after, now });
    return { personId };
  });
}

/** Ends somebody's role at the partner, at once; what they did stays theirs. */
export async function removePartnerStaff(request: {
  partnerId: number;
  staffId: number;
  actorId: number;
  now: Date;
}): Promise<{ removed: true } | { refused: 'one_does_not_remove_oneself' }> {
  const { partnerId, staffId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const held = await tx.partnerStaff.findFirst({
      where: { id: staffId, partnerId, removedAt: null },
    });
    if (!held) return { removed: true };

    if (held.personId === actorId) return { refused: 'one_does_not_remove_oneself' };

    await tx.partnerStaff.update({ where: { id: staffId }, data: { removedAt: now } });
    const subject = `partner:${partnerId}`;
    const before = { personId: held.personId, role: held.role };
    await audit(tx, { actorId, verb: 'remove-partner-staff', subject, before, now });
    return { removed: true };
  });
}
