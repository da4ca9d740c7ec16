import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { db, inTransaction } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';
import { keepChallenge, passkeySite, useChallenge } from './passkey-challenges.ts';
import { openSession } from '#app/domain/people/sessions.ts';

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
  device: string;
  now: Date;
}): Promise<{ sessionToken: string; personId: number } | { refused: 'passkey_is_not_valid' }> {
  const { agent, device, now } = request;
  const held = await provedPasskey(request.response, now);
  if (!held) {
    log().info({ reason: 'passkey' }, 'sign_in.refused');
    return { refused: 'passkey_is_not_valid' };
  }
  const { personId } = held;
  const sessionToken = await inTransaction((tx) =>
    openSession(tx, { personId, agent, device, now }),
  );
  log().info({ personId, by: 'passkey' }, 'sign_in.done');
  return { sessionToken, personId };
}

/** Whose passkey has answered what we asked just now; null when none did. */
export async function provedPasskey(
  response: AuthenticationResponseJSON,
  now: Date,
): Promise<{ personId: number } | null> {
  const held = await db().passkey.findFirst({
    where: {
      credentialId: String(response.id),
      removedAt: null,
      person: { closedAt: null, blockedAt: null, verifiedAt: { not: null } },
    },
  });
  if (!held) return null;
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
  if (!verified?.verified) return null;
  const counter = verified.authenticationInfo.newCounter;
  await db().passkey.update({ where: { id: held.id }, data: { counter, usedAt: now } });
  return { personId: held.personId };
}
