import { inTransaction } from '#app/platform/db.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { tellOfRole } from './tell-of-role.ts';

/**
 * Gives a person a role among the operator's staff, which counts at once; nothing happens if they have it.
 * Only for whoever holds the server itself, and for the people of a demonstration: everybody else invites
 * (invitations/). The database refuses the application's login what is none of these.
 */
export async function grantStaffRole(request: {
  personId: number;
  role: StaffRoleName;
  /** Null from the server's own command line. */
  actorId: number | null;
  now: Date;
}): Promise<void> {
  const { personId, role, actorId, now } = request;
  await inTransaction(async (tx) => {
    const held = await tx.staffRole.findFirst({ where: { personId, role, revokedAt: null } });
    if (held) return;
    const { id: staffRoleId } = await tx.staffRole.create({
      data: { personId, role, grantedAt: now, grantedById: actorId, countsFrom: now },
    });
    const after = { role };
    await audit(tx, {
      actorId,
      verb: 'grant-staff-role',
      subject: `person:${personId}`,
      after,
      now,
    });
    await tellOfRole(tx, { staffRoleId, now });
  });
}
