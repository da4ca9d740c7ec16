import { describe, expect, it } from 'vitest';
import { minutesAndSeconds } from '#app/browser/count-down.ts';

describe('the count-down', () => {
  it.each([
    [0, '0:00'],
    [9, '0:09'],
    [125, '2:05'],
    [2700, '45:00'],
  ])('writes %i seconds as %s', (seconds, written) => {
    expect(minutesAndSeconds(seconds)).toBe(written);
  });
});
