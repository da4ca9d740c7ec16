import { audit } from '#app/domain/audit/audit.ts';
import { invitePerson } from '#app/domain/people/invite-person.ts';
import { inTransaction } from '#app/platform/db.ts';
import { type NewPartner, enterPartner } from './add-partner.ts';

/** Enters a field partner together with its first manager, who is invited by mail. */
export async function invitePartner(request: {
  partner: NewPartner;
  manager: { name: string; email: string; language: string };
  actorId: number;
  now: Date;
}): Promise<{ partnerId: number } | { refused: 'person_acts_for_a_partner' }> {
  const { partner, manager, actorId, now } = request;
  return inTransaction(async (tx) => {
    const held = await tx.partnerStaff.count({
      where: { person: { email: manager.email }, removedAt: null },
    });
    if (held > 0) return { refused: 'person_acts_for_a_partner' };

    const { partnerId } = await enterPartner(tx, { ...partner, actorId, now });
    const invited = { ...manager, partnerId, isDemo: partner.isDemo, now };
    const personId = await invitePerson(tx, invited);
    const role = 'manager' as const;
    await tx.partnerStaff.create({ data: { personId, partnerId, role, addedAt: now } });
    const subject = `partner:${partnerId}`;
    const after = { personId, role };
    await audit(tx, { actorId, verb: 'add-partner-staff', subject, after, now });
    return { partnerId };
  });
}
