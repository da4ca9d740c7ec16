import { describe, expect, it } from 'vitest';
import { isPublic, networkOf } from '#app/platform/keyed-hash.ts';

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7::'],
    ['2001:0DB8::7:1:2:3:4', '2001:db8:0:7::'],
    ['2001:db8:0:7::', '2001:db8:0:7::'],
    ['2001:db8::1', '2001:db8:0:0::'],
    ['::1', '0:0:0:0::'],
    ['fe80::1%eth0', 'fe80:0:0:0::'],
    ['unknown', 'unknown'],
  ])('%s is one of %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('isPublic', () => {
  it.each([
    ['203.0.113.7', true],
    ['2001:db8:0:7::', true],
    ['10.1.2.3', false],
    ['172.31.0.2', false],
    ['172.32.0.2', true],
    ['::ffff:192.168.1.1', false],
    ['fd00::1', false],
    ['::1', false],
    ['unknown', false],
  ])('%s: %s', (address, isIt) => {
    expect(isPublic(address)).toBe(isIt);
    expect(isPublic(networkOf(address))).toBe(isIt);
  });
});
