import { db } from '#app/platform/db.ts';
import { hashOf } from '#app/platform/ids.ts';
import { env } from '#app/platform/env.ts';

const minutesValid = 5;

/** Remembers what a device is asked to sign; `null` stands for someone signing in. */
export async function keepChallenge(
  challenge: string,
  personId: number | null,
  now: Date,
): Promise<void> {
  await db().passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
  const expiresAt = new Date(now.getTime() + minutesValid * 60_000);
  await db().passkeyChallenge.create({ data: { hash: hashOf(challenge), personId, expiresAt } });
}

/** Whether this was asked of this person, and not answered before. */
export async function useChallenge(
  challenge: string,
  personId: number | null,
  now: Date,
): Promise<boolean> {
  const { count } = await db().passkeyChallenge.deleteMany({
    where: { hash: hashOf(challenge), personId, expiresAt: { gt: now } },
  });
  return count === 1;
}

/** The site that a passkey is for: it works nowhere else. */
export function passkeySite(): { origin: string; id: string; name: string } {
  const { APP_ORIGIN, APP_NAME } = env();
  const { origin, hostname } = new URL(APP_ORIGIN);
  return { origin, id: hostname, name: APP_NAME };
}
