import { enqueue } from '#app/jobs/enqueue.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { hashOf } from '#app/platform/ids.ts';
import { lock } from '#app/platform/locks.ts';
import { endOpenLinks, useEmailLink } from './email-links.ts';
import { keepFormerAddress } from './former-addresses.ts';

/**
 * Somebody wants another address: a link goes to the new one, a warning to the old. The page says the same
 * whether or not the new one has an account; its owner is told by mail.
 */
export async function askNewAddress(request: {
  personId: number;
  email: string;
  now: Date;
}): Promise<void> {
  const { personId, email, now } = request;
  await inTransaction(async (tx) => {
    const { id: subjectId } = await tx.addressChange.create({
      data: { personId, email, createdAt: now },
    });
    const taken = await tx.person.findUnique({ where: { email }, select: { id: true } });
    const toNew = taken
      ? ({ template: 'already_registered', personId: taken.id } as const)
      : ({ template: 'change_address', personId, subjectId } as const);
    if (taken?.id !== personId) await enqueue(tx, 'mail.send', toNew, now);
    await enqueue(tx, 'mail.send', { template: 'address_is_to_change', personId }, now);
  });
}

/** The link in the mail to the new address: from now on it is theirs, and the old one hears of it. */
export async function confirmNewAddress(request: {
  token: string;
  now: Date;
}): Promise<{ personId: number } | { refused: 'link_is_not_valid' }> {
  const { token, now } = request;
  return inTransaction(async (tx) => {
    const open = { usedAt: null, expiresAt: { gt: now } };
    const link = await tx.emailLink.findFirst({
      where: { tokenHash: hashOf(token), purpose: 'change_address', ...open },
    });
    const { personId = 0, subjectId } = link ?? {};
    await lock(tx, 'person', personId);
    const asked = await tx.addressChange.findFirst({
      where: { id: subjectId ?? 0, personId, usedAt: null },
    });
    const taken = asked && (await tx.person.count({ where: { email: asked.email } }));
    const used =
      asked && !taken && (await useEmailLink(tx, { token, purpose: 'change_address', now }));
    if (!asked || !used) return { refused: 'link_is_not_valid' };

    await endOpenLinks(tx, personId, now);
    const { email } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const subjectOfOld = await keepFormerAddress(tx, { personId, email, now });
    await tx.addressChange.update({ where: { id: asked.id }, data: { usedAt: now } });
    await tx.person.update({
      where: { id: personId },
      data: { email: asked.email, verifiedAt: now },
    });
    await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
    const told = { template: 'address_changed', personId } as const;
    await enqueue(tx, 'mail.send', told, now);
    await enqueue(tx, 'mail.send', { ...told, subjectId: subjectOfOld }, now);
    return { personId };
  });
}

/** Whether a link still leads to a new address, for the page that asks to press. */
export async function isAddressLink(token: string, now: Date): Promise<boolean> {
  const open = { usedAt: null, expiresAt: { gt: now } };
  const where = { tokenHash: hashOf(token), purpose: 'change_address', ...open } as const;
  return (await db().emailLink.count({ where })) > 0;
}
