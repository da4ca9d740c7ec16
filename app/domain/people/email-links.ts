import type { EmailLinkPurpose } from '#app/platform/generated/enums.ts';
import type { Tx } from '#app/platform/db.ts';
import { hashOf, newToken } from '#app/platform/ids.ts';

const hoursValid: Record<EmailLinkPurpose, number> = {
  verify_email: 72,
  reset_password: 2,
  confirm_withdrawal: 24,
  invitation: 168,
  guest_checkout: 2,
  change_address: 24,
};

/**
 * Makes a one-time link for a mail that is being written; the token itself is not stored. An older one for
 * the same purpose ends with it: of several mails the newest counts.
 */
export async function newEmailLink(
  tx: Tx,
  link: { personId: number; purpose: EmailLinkPurpose; subjectId?: number | undefined; now: Date },
): Promise<string> {
  const { personId, purpose, subjectId = null } = link;
  await tx.emailLink.updateMany({
    where: { personId, purpose, subjectId, usedAt: null },
    data: { usedAt: link.now },
  });
  const token = newToken();
  const expiresAt = new Date(link.now.getTime() + hoursValid[link.purpose] * 3_600_000);
  await tx.emailLink.create({
    data: {
      tokenHash: hashOf(token),
      personId: link.personId,
      purpose: link.purpose,
      ...(link.subjectId !== undefined && { subjectId: link.subjectId }),
      createdAt: link.now,
      expiresAt,
    },
  });
  return token;
}

/** Uses up a link. Null when it is unknown, used, or too old: the person is told the same. */
export async function useEmailLink(
  tx: Tx,
  link: { token: string; purpose: EmailLinkPurpose; now: Date },
): Promise<number | null> {
  return (await useEmailLinkOf(tx, link))?.personId ?? null;
}

/** The same, with what the link is about. */
export async function useEmailLinkOf(
  tx: Tx,
  link: { token: string; purpose: EmailLinkPurpose; personId?: number; now: Date },
): Promise<{ personId: number; subjectId: number | null } | null> {
  const { count } = await tx.emailLink.updateMany({
    where: {
      tokenHash: hashOf(link.token),
      purpose: link.purpose,
      ...(link.personId !== undefined && { personId: link.personId }),
      usedAt: null,
      expiresAt: { gt: link.now },
    },
    data: { usedAt: link.now },
  });
  if (count === 0) return null;
  return tx.emailLink.findUniqueOrThrow({ where: { tokenHash: hashOf(link.token) } });
}

/** What a link is about, for the page that asks whether to use it. */
export async function openEmailLink(
  reader: Pick<Tx, 'emailLink'>,
  link: { token: string; purpose: EmailLinkPurpose; personId: number; now: Date },
): Promise<{ subjectId: number | null } | null> {
  const { token, now, ...rest } = link;
  return reader.emailLink.findFirst({
    where: { ...rest, tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: now } },
  });
}

/** A new password, or another address, ends what was mailed before: whoever asked for it, and wherever it lies. */
export async function endOpenLinks(tx: Tx, personId: number, now: Date): Promise<void> {
  await tx.emailLink.updateMany({
    where: { personId, usedAt: null },
    data: { usedAt: now },
  });
}
