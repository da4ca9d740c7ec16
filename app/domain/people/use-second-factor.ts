import { Secret, TOTP } from 'otpauth';
import type { Tx } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import { hashOf } from '#app/platform/ids.ts';
import { lock } from '#app/platform/locks.ts';
import { unseal } from '#app/platform/sealed.ts';

/** Seconds an app's code is valid; the ones before and after are accepted, too. */
const period = 30;

/** The app's side of it, for a secret and an address. */
export function appOf(secret: string, email: string): TOTP {
  return new TOTP({
    issuer: env().APP_NAME,
    label: email,
    secret: Secret.fromBase32(secret),
    period,
  });
}

/** Uses up a code, if it is valid now: one from the app, or one of those for a lost phone. */
export async function useSecondFactor(
  tx: Tx,
  request: { personId: number; code: string; now: Date },
): Promise<boolean> {
  const { personId, now } = request;
  const code = request.code.replaceAll(/\s/g, '');
  await lock(tx, 'person', personId);
  const factor = await tx.secondFactor.findFirst({
    where: { personId, confirmedAt: { not: null }, removedAt: null },
  });
  if (!factor) return false;
  const step = stepOf(unseal(factor.sealedSecret), code, now);
  if (step !== null && step > factor.lastStep) {
    await tx.secondFactor.update({ where: { id: factor.id }, data: { lastStep: step } });
    return true;
  }
  if (!factor.recoveryHashes.includes(hashOf(code))) return false;
  const left = factor.recoveryHashes.filter((hash) => hash !== hashOf(code));
  await tx.secondFactor.update({ where: { id: factor.id }, data: { recoveryHashes: left } });
  return true;
}

/** The time step of a code; null if it belongs to none near now. */
export function stepOf(secret: string, code: string, now: Date): bigint | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = appOf(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : BigInt(Math.floor(now.getTime() / 1000 / period) + delta);
}
