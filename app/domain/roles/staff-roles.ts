import { db, inTransaction } from '#app/platform/db.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { countingRoles } from './money-roles-rules.ts';
import { lock } from '#app/platform/locks.ts';

/** The operator's staff, each role with who gave it. */
export async function staffMembers() {
  const roles = await db().staffRole.findMany({
    where: { revokedAt: null },
    include: { person: true },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
  });
  return roles.map(({ id, role, grantedAt, countsFrom, person }) => ({
    id,
    role,
    grantedAt,
    countsFrom,
    personId: person.id,
    name: person.name,
    email: person.email,
  }));
}

/** Takes a role away. The last admin stays: somebody has to be able to give roles. */
export async function revokeStaffRole(request: {
  staffRoleId: number;
  actorId: number;
  now: Date;
}): Promise<{ revoked: true } | { refused: 'last_admin_stays' }> {
  const { staffRoleId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const admins = { role: 'admin', ...countingRoles(now) } as const;
    const open = await tx.staffRole.findMany({ where: admins, select: { id: true } });
    await lock(tx, 'staff_role', [...open.map((row) => row.id), staffRoleId]);
    const held = await tx.staffRole.findFirst({ where: { id: staffRoleId, revokedAt: null } });
    if (!held) return { revoked: true };
    const left = await tx.staffRole.count({ where: admins });

    const isCounting = held.countsFrom <= now;
    if (held.role === 'admin' && isCounting && left === 1) return { refused: 'last_admin_stays' };

    await tx.staffRole.update({ where: { id: staffRoleId }, data: { revokedAt: now } });
    const subject = `person:${held.personId}`;
    const before = { role: held.role };
    await audit(tx, { actorId, verb: 'revoke-staff-role', subject, before, now });
    return { revoked: true };
  });
}
