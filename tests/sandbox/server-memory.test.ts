import { expect, it } from 'vitest';
import { memoryHere, sharedBuffers } from '#sandbox/server-memory.ts';

const gigabyte = 1024 ** 3;

it.each([
  [256, 128],
  [512, 128],
  [2_048, 512],
  [24_576, 6_144],
  [1_048_576, 8_192],
])('of %s MB the server takes %s for its pages', (has, takes) => {
  expect(sharedBuffers(has * 1024 ** 2)).toBe(takes);
});

it('a machine has some memory, and not all that can be counted', () => {
  expect(memoryHere()).toBeGreaterThan(gigabyte / 4);
  expect(memoryHere()).toBeLessThan(1024 ** 5);
});
