import { createHmac } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { env } from './env.ts';

/** How something is stored by which people could be found: without our secret it says nothing. */
export function keyedHash(purpose: string, text: string): string {
  const key = createHmac('sha256', env().SESSION_SECRET);
  return key.update(`${purpose}:${text}`).digest('base64url').slice(0, 22);
}

/**
 * The network an address belongs to, as one household or office has it: an IPv4 address itself, the
 * first 64 bits of an IPv6 address, of which its owner may use any number.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain) || !isIPv6(plain)) return plain;
  const [start = '', end] = plain.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const tail = end === undefined ? [] : groups(end);
  const zeros = 8 - groups(start).length - tail.length;
  const all = [...groups(start), ...Array.from({ length: zeros }, () => '0'), ...tail];
  return all
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
