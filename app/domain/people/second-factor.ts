import { Secret } from 'otpauth';
import { enqueue } from '#app/jobs/enqueue.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { hashOf, newToken } from '#app/platform/ids.ts';
import { lock } from '#app/platform/locks.ts';
import { seal, unseal } from '#app/platform/sealed.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { appOf, stepOf, useSecondFactor } from './use-second-factor.ts';

const recoveryCodes = 8;

/**
 * Begins with a secret to scan, the same until it is confirmed, so that a
 * mistyped code does not undo the scan. Sign-in does not ask before that.
 */
export async function startSecondFactor(request: {
  personId: number;
  now: Date;
}): Promise<{ secret: string; uri: string }> {
  const { personId, now } = request;
  const { email } = await db().person.findUniqueOrThrow({ where: { id: personId } });
  const secret = await inTransaction(async (tx) => {
    await lock(tx, 'person', personId);
    const begun = await tx.secondFactor.findFirst({
      where: { personId, confirmedAt: null, removedAt: null },
      orderBy: { id: 'desc' },
    });
    if (begun) return unseal(begun.sealedSecret);
    const fresh = new Secret({ size: 20 }).base32;
    await tx.secondFactor.create({
      data: { personId, sealedSecret: seal(fresh), createdAt: now },
    });
    return fresh;
  });
  return { secret, uri: appOf(secret, email).toString() };
}

/** Confirms with a code from the app; returns recovery codes for a lost phone, shown once. */
export async function confirmSecondFactor(request: {
  personId: number;
  code: string;
  now: Date;
}): Promise<{ recovery: string[] } | { refused: 'code_is_wrong' }> {
  const { personId, code, now } = request;
  return inTransaction(async (tx) => {
    await lock(tx, 'person', personId);
    const begun = await tx.secondFactor.findFirst({
      where: { personId, confirmedAt: null, removedAt: null },
      orderBy: { id: 'desc' },
    });
    const step = begun ? stepOf(unseal(begun.sealedSecret), code, now) : null;

    if (!begun || step === null) return { refused: 'code_is_wrong' };

    const recovery = Array.from({ length: recoveryCodes }, () => newToken().slice(0, 12));
    await tx.secondFactor.updateMany({
      where: { personId, confirmedAt: { not: null }, removedAt: null },
      data: { removedAt: now },
    });
    await tx.secondFactor.update({
      where: { id: begun.id },
      data: { confirmedAt: now, lastStep: step, recoveryHashes: recovery.map(hashOf) },
    });
    const subject = `person:${personId}`;
    await audit(tx, { actorId: personId, verb: 'confirm-second-factor', subject, now });
    await enqueue(tx, 'mail.send', { template: 'second_factor_set', personId }, now);
    return { recovery };
  });
}

/** Removes it, given one last code. */
export async function removeSecondFactor(request: {
  personId: number;
  code: string;
  now: Date;
}): Promise<{ removed: true } | { refused: 'code_is_wrong' }> {
  const { personId, now } = request;
  return inTransaction(async (tx) => {
    if (!(await useSecondFactor(tx, request))) return { refused: 'code_is_wrong' };
    await tx.secondFactor.updateMany({
      where: { personId, removedAt: null },
      data: { removedAt: now },
    });
    const subject = `person:${personId}`;
    await audit(tx, { actorId: personId, verb: 'remove-second-factor', subject, now });
    await enqueue(tx, 'mail.send', { template: 'second_factor_removed', personId }, now);
    return { removed: true };
  });
}

export async function hasSecondFactor(personId: number): Promise<boolean> {
  const where = { personId, confirmedAt: { not: null }, removedAt: null };
  return (await db().secondFactor.count({ where })) > 0;
}
