import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import type { PartnerRoleName } from '#app/platform/generated/enums.ts';

/** Lets a person act for a partner; nothing happens if they already do in this role. */
export async function addPartnerStaff(request: {
  personId: number;
  partnerId: number;
  role: PartnerRoleName;
  actorId: number | null;
  now: Date;
}): Promise<void> {
  const { personId, partnerId, role, actorId, now } = request;
  await inTransaction(async (tx) => {
    const held = await tx.partnerStaff.findFirst({
      where: { personId, partnerId, removedAt: null },
    });
    if (held?.role === role) return;
    if (held) await tx.partnerStaff.update({ where: { id: held.id }, data: { removedAt: now } });
    await tx.partnerStaff.create({ data: { personId, partnerId, role, addedAt: now } });
    const subject = `partner:${partnerId}`;
    await audit(tx, {
      actorId,
      verb: 'add-partner-staff',
      subject,
      after: { personId, role },
      now,
    });
  });
}
