import { inTransaction } from '#app/platform/db.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { audit } from '#app/domain/audit/audit.ts';

/** Gives a person a role among the operator's staff; nothing happens if they have it. */
export async function grantStaffRole(request: {
  personId: number;
  role: StaffRoleName;
  /** Null only for the first admin, made from the command line. */
  actorId: number | null;
  now: Date;
}): Promise<void> {
  const { personId, role, actorId, now } = request;
  await inTransaction(async (tx) => {
    const held = await tx.staffRole.findFirst({ where: { personId, role, revokedAt: null } });
    if (held) return;
    await tx.staffRole.create({ data: { personId, role, grantedAt: now, grantedById: actorId } });
    const after = { role };
    await audit(tx, {
      actorId,
      verb: 'grant-staff-role',
      subject: `person:${personId}`,
      after,
      now,
    });
  });
}
