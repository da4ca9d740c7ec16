import { audit } from '#app/domain/audit/audit.ts';
import { db, inTransaction } from '#app/platform/db.ts';

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
  }));
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
