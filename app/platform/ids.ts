import { createHash, randomBytes } from 'node:crypto';

/** 32 unguessable characters, safe in a URL: 192 bits. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** How a token is stored: whoever reads the database cannot use it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A readable address: lower case letters, digits and dashes. */
export function slugOf(text: string, otherwise = 'loan'): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain.slice(0, 60).replace(/-$/, '') || otherwise;
}
