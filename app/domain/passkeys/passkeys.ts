import {
  type RegistrationResponseJSON,
  generateRegistrationOptions,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { enqueue } from '#app/jobs/enqueue.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { hashOf } from '#app/platform/ids.ts';
import { keepChallenge, passkeySite, useChallenge } from './passkey-challenges.ts';

/** A person's passkeys, oldest first. */
export async function passkeysOf(personId: number) {
  return db().passkey.findMany({
    where: { personId, removedAt: null },
    select: { id: true, name: true, createdAt: true, usedAt: true },
    orderBy: { id: 'asc' },
  });
}

/** Of whoever may set a new password by a link; none for a link that is used up. */
export async function passkeysBehindLink(token: string, now: Date) {
  const link = await db().emailLink.findFirst({
    where: {
      tokenHash: hashOf(token),
      purpose: 'reset_password',
      usedAt: null,
      expiresAt: { gt: now },
    },
  });
  return link ? passkeysOf(link.personId) : [];
}

/** What the browser needs to make a passkey for this person, on a device that has none of theirs. */
export async function startPasskey(request: { personId: number; now: Date }) {
  const { personId, now } = request;
  const person = await db().person.findUniqueOrThrow({
    where: { id: personId },
    include: { passkeys: { where: { removedAt: null } } },
  });
  const site = passkeySite();
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: site.id,
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(`person:${personId}`),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: person.passkeys.map(({ credentialId }) => ({ id: credentialId })),
  });
  await keepChallenge(options.challenge, personId, now);
  return options;
}

/** Keeps what the device made, if it answers what we asked this person. */
export async function keepPasskey(request: {
  personId: number;
  response: RegistrationResponseJSON;
  name: string;
  now: Date;
}): Promise<{ passkeyId: number } | { refused: 'passkey_is_not_valid' }> {
  const { personId, response, name, now } = request;
  const site = passkeySite();
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => useChallenge(challenge, personId, now),
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return { refused: 'passkey_is_not_valid' };
  const { credential } = verified.registrationInfo;
  const known = await db().passkey.count({ where: { credentialId: credential.id } });
  if (known > 0) return { refused: 'passkey_is_not_valid' };
  return inTransaction(async (tx) => {
    const { id } = await tx.passkey.create({
      data: {
        personId,
        credentialId: credential.id,
        publicKey: credential.publicKey,
        counter: credential.counter,
        name,
        createdAt: now,
      },
    });
    // Whoever it was, the owner hears of it.
    await enqueue(tx, 'mail.send', { template: 'passkey_added', personId }, now);
    return { passkeyId: id };
  });
}

/** Takes one of a person's own passkeys away; nobody else's. */
export async function removePasskey(request: {
  personId: number;
  passkeyId: number;
  now: Date;
}): Promise<void> {
  const { personId, passkeyId, now } = request;
  await inTransaction(async (tx) => {
    const { count } = await tx.passkey.updateMany({
      where: { id: passkeyId, personId, removedAt: null },
      data: { removedAt: now },
    });
    if (count === 0) return;
    await enqueue(tx, 'mail.send', { template: 'passkey_removed', personId }, now);
  });
}
