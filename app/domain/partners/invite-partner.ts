import { inviteToPartner } from '#app/domain/invitations/invite-partner-staff.ts';
import { inTransaction } from '#app/platform/db.ts';
import { type NewPartner, enterPartner } from './add-partner.ts';

/** Enters a field partner together with its first manager, who is invited by mail. */
export async function invitePartner(request: {
  partner: NewPartner;
  manager: { name: string; email: string; language: string };
  actorId: number;
  now: Date;
}): Promise<{ partnerId: number }> {
  const { partner, manager, actorId, now } = request;
  return inTransaction(async (tx) => {
    const { partnerId } = await enterPartner(tx, { ...partner, actorId, now });
    await inviteToPartner(tx, { ...manager, partnerId, role: 'manager', actorId, now });
    return { partnerId };
  });
}
