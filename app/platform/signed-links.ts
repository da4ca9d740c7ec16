import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from './env.ts';

/** A signature of a number that only we can make, for links that work without signing in. */
export function signatureOf(purpose: string, id: number): string {
  return createHmac('sha256', env().SESSION_SECRET).update(`${purpose}:${id}`).digest('base64url');
}

export function isSignatureOf(purpose: string, id: number, signature: string): boolean {
  return isSame(signatureOf(purpose, id), signature);
}

/** Compared in the same time, however much of it is right. */
export function isSame(signature: string, given: string): boolean {
  const [one, other] = [Buffer.from(signature), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
