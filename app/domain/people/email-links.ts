import type { EmailLinkPurpose } from '#app/platform/generated/enums.ts';
import type { Tx } from '#app/platform/db.ts';
import { hashOf, newToken } from '#app/platform/ids.ts';

const hoursValid: Record<EmailLinkPurpose, number> = { verify_email: 72, reset_password: 2 };

/** Makes a one-time link for a mail that is being written; the token is nowhere stored. */
export async function newEmailLink(
  tx: Tx,
  link: { personId: number; purpose: EmailLinkPurpose; now: Date },
): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(link.now.getTime() + hoursValid[link.purpose] * 3_600_000);
  await tx.emailLink.create({
    data: {
      tokenHash: hashOf(token),
      personId: link.personId,
      purpose: link.purpose,
      createdAt: link.now,
      expiresAt,
    },
  });
  return token;
}

/** Uses a link up. Null when it is unknown, used, or too old: the person is told the same. */
export async function useEmailLink(
  tx: Tx,
  link: { token: string; purpose: EmailLinkPurpose; now: Date },
): Promise<number | null> {
  const { count } = await tx.emailLink.updateMany({
    where: {
      tokenHash: hashOf(link.token),
      purpose: link.purpose,
      usedAt: null,
      expiresAt: { gt: link.now },
    },
    data: { usedAt: link.now },
  });
  if (count === 0) return null;
  const used = await tx.emailLink.findUniqueOrThrow({ where: { tokenHash: hashOf(link.token) } });
  return used.personId;
}
