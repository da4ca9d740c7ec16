import { describe, expect, it } from 'vitest';
import { stepsBetween } from '#app/domain/search/spelling-rules.ts';

describe('a slip of the hand', () => {
  it('is one letter too many, too few, another, or two that changed places', () => {
    expect(stepsBetween('rahma', 'rahma')).toBe(0);
    expect(stepsBetween('rhama', 'rahma')).toBe(1);
    expect(stepsBetween('tempe', 'tempeh')).toBe(1);
    expect(stepsBetween('ctafisch', 'catfish')).toBe(2);
    expect(stepsBetween('', 'abc')).toBe(3);
  });
});

describe('slips of the hand', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['ab', 'ba', 1],
    ['abcd', 'acbd', 1],
    ['abcd', 'badc', 2],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['aab', 'aba', 1],
    ['xay', 'xby', 1],
    ['ab', 'aab', 1],
    ['abab', 'baba', 2],
    ['abc', 'cab', 2],
  ])('between "%s" and "%s" are %s', (one, other, steps) => {
    expect(stepsBetween(one, other)).toBe(steps);
  });
});
