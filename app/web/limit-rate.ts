import { data } from '@remix-run/node';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from '#app/platform/db.ts';
import { hashOf } from '#app/platform/ids.ts';
import { networkOf } from '#app/platform/keyed-hash.ts';

/**
 * How often a door may be tried, by one address or one account. Counted in the
 * database, so that all web processes share the count; who is counted is stored
 * only as a hash.
 */
const limits = {
  /** One address trying one account; then all that an address tries, and all that an account is tried. */
  sign_in: { points: 10, duration: 15 * 60 },
  sign_in_address: { points: 50, duration: 15 * 60 },
  sign_in_account: { points: 40, duration: 15 * 60 },
  /** Mails that somebody who is not signed in can have sent to one address. */
  mail: { points: 3, duration: 60 * 60 },
  /** Invitations by one person of the staff. */
  invitation: { points: 20, duration: 60 * 60 },
  withdrawal: { points: 10, duration: 60 * 60 },
  sign_up: { points: 10, duration: 60 * 60 },
  passkey: { points: 30, duration: 15 * 60 },
  checkout: { points: 20, duration: 10 * 60 },
  complaint: { points: 5, duration: 60 * 60 },
} as const;

type Door = keyof typeof limits;

function limiter(door: Door): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: db(),
    tableName: 'rateLimit',
    keyPrefix: door,
    clearExpiredByTimeout: false,
    ...limits[door],
  });
}

/** @throws a 429 when it was tried too often. */
export async function limitRate(door: Door, who: string): Promise<void> {
  try {
    await limiter(door).consume(hashOf(who));
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.ceil(error.msBeforeNext / 1000);
    throw data(null, { status: 429, headers: { 'retry-after': String(seconds) } });
  }
}

/** The same, for what is then passed over in silence: an answer would tell who has an account. */
export async function isWithinRate(door: Door, who: string): Promise<boolean> {
  try {
    await limiter(door).consume(hashOf(who));
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}

/** Takes back one try, of somebody who got in: only failures add up, and nobody clears another's. */
export async function takeBackTry(door: Door, who: string): Promise<void> {
  await limiter(door).reward(hashOf(who), 1);
}

/**
 * The network a request comes from, as a proxy that we trust (TRUST_PROXY) or the socket says: who
 * has one IPv6 address has as many as they like.
 */
export function addressOf(request: Request): string {
  return networkOf(request.headers.get('x-client-address') ?? 'unknown');
}
