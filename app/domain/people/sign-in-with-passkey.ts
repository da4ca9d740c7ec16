import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { db, inTransaction } from '#app/platform/db.ts';
import { keepChallenge, passkeySite, useChallenge } from './passkey-challenges.ts';
import { openSession } from './sessions.ts';

/** What the browser needs to ask any of its passkeys for this site. */
export async function startPasskeySignIn(now: Date) {
  const options = await generateAuthenticationOptions({
    rpID: passkeySite().id,
    userVerification: 'required',
  });
  await keepChallenge(options.challenge, null, now);
  return options;
}

/**
 * Opens a session for the owner of the passkey that answers. The device has
 * asked for a finger, a face or a PIN, so it counts as two factors.
 */
export async function signInWithPasskey(request: {
  response: AuthenticationResponseJSON;
  agent: string;
  now: Date;
}): Promise<{ sessionToken: string; personId: number } | { refused: 'passkey_is_not_valid' }> {
  const { response, agent, now } = request;
  const held = await db().passkey.findFirst({
    where: {
      credentialId: String(response.id),
      removedAt: null,
      person: { closedAt: null, verifiedAt: { not: null } },
    },
  });
  if (!held) return { refused: 'passkey_is_not_valid' };
  const site = passkeySite();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => useChallenge(challenge, null, now),
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    credential: {
      id: held.credentialId,
      publicKey: new Uint8Array(held.publicKey),
      counter: Number(held.counter),
    },
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return { refused: 'passkey_is_not_valid' };
  const { personId } = held;
  const sessionToken = await inTransaction(async (tx) => {
    const counter = verified.authenticationInfo.newCounter;
    await tx.passkey.update({ where: { id: held.id }, data: { counter, usedAt: now } });
    return openSession(tx, { personId, agent, now });
  });
  return { sessionToken, personId };
}
