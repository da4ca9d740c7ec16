import { createHmac } from 'node:crypto';
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { env } from './env.ts';

/** How something is stored by which people could be found: without our secret it says nothing. */
export function keyedHash(purpose: string, text: string): string {
  const key = createHmac('sha256', env().SESSION_SECRET);
  return key.update(`${purpose}:${text}`).digest('base64url').slice(0, 22);
}

/** Addresses that many machines have: of this machine, of a house or a host's own network. */
const local = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  local.addSubnet(network, bits, 'ipv4');
}
// Each alone: a network of them would take in every IPv4 address, written as IPv6.
local.addAddress('::', 'ipv6');
local.addAddress('::1', 'ipv6');
local.addSubnet('fc00::', 7, 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');

/** Whether an address tells one household from another. */
export function isPublic(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(plain) > 0 && !local.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
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
  const network = all.slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${network.join(':')}::`;
}
