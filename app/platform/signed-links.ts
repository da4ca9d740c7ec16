import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from './env.ts';

/** A signature of a number that only we can make, for links that work without signing in. */
export function signatureOf(purpose: string, id: number): string {
  return createHmac('sha256', env().SESSION_SECRET).update(`${purpose}:${id}`).digest('base64url');
}

export function isSignatureOf(purpose: string, id: number, signature: string): boolean {
  const [right, given] = [Buffer.from(signatureOf(purpose, id)), Buffer.from(signature)];
  return right.length === given.length && timingSafeEqual(right, given);
}
