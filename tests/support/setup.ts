import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Anything on the error console is a failure that nobody noticed. */
let said: unknown[][] = [];

beforeEach(() => {
  said = [];
  vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words));
});

afterEach(() => {
  const words = said;
  vi.restoreAllMocks();
  expect(words, 'nothing is said on console.error').toEqual([]);
});
