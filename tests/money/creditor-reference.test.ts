import { describe, expect, it } from 'vitest';
import { creditorReference, referencesIn, shownReference } from '#app/money/creditor-reference.ts';

/** The check as the standard describes it: the first four letters go to the end. */
function isValid(reference: string): boolean {
  const moved = reference.slice(4) + reference.slice(0, 4);
  const digits = Array.from(moved, (letter) => Number.parseInt(letter, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}

describe('a creditor reference', () => {
  it('has the check digits of ISO 11649', () => {
    for (const id of [1, 9, 10, 12, 97, 98, 123_456]) {
      for (const kind of ['settlement', 'payout', 'deposit'] as const)
        expect({ kind, id, isValid: isValid(creditorReference(kind, id)) }).toMatchObject({
          isValid: true,
        });
    }
    // An example of the standard, by the same sum.
    expect(isValid('RF18539007547034')).toBe(true);
  });

  it('is found in what a bank tells, however people wrote it, and only if it is right', () => {
    const mine = creditorReference('deposit', 1_234);
    const found = { kind: 'deposit', id: 1_234, reference: mine, isSure: true };
    for (const text of [
      mine,
      `ref ${shownReference(mine)} thanks`,
      `${mine.toLowerCase()}/INV`,
      `${mine} and again ${mine}`,
    ])
      expect({ text, found: referencesIn(text) }).toEqual({ text, found: [found] });
    const swapped = mine.replace('1234', '1324');
    for (const text of ['', 'RF00D1234', swapped, mine.replace('4', '5'), 'RF', 'D1234'])
      expect({ text, found: referencesIn(text) }).toEqual({ text, found: [] });
    const other = creditorReference('settlement', 7);
    expect(referencesIn(`${mine}, ${other}`).map(({ id }) => id)).toEqual([1_234, 7]);
  });

  it('ends where its word ends: what follows is no part of it', () => {
    // 3 and 325 have the same check digits.
    expect(creditorReference('deposit', 3).slice(0, 4)).toBe('RF02');
    expect(creditorReference('deposit', 325).slice(0, 4)).toBe('RF02');
    const read = (text: string) => referencesIn(text).map(({ id, isSure }) => [id, isSure]);
    expect(read('RF02D3 25.00 USD')).toEqual([[3, true]]);
    expect(read('RF02D3.25')).toEqual([[3, true]]);
    expect(read('RF02D325')).toEqual([[325, true]]);
    expect(read('RF02 D325')).toEqual([[325, true]]);
  });

  it('is not sure where digits follow without a space, or as if they were a group of it', () => {
    const read = (text: string) => referencesIn(text).map(({ id, isSure }) => [id, isSure]);
    expect(read('RF02D3261')).toEqual([[3, false]]);
    const long = creditorReference('deposit', 1_234_567);
    expect(read(shownReference(long))).toEqual([[1_234_567, true]]);
    // A number of three digits, and behind it one that could be the rest of a longer one.
    const two = Array.from({ length: 9_000 }, (_, index) => index + 1_000).filter(
      (more) =>
        creditorReference('deposit', Number(`325${more}`)).slice(0, 4) ===
        creditorReference('deposit', 325).slice(0, 4),
    );
    expect(read(`RF02 D325 ${two[0]}`)).toEqual([
      [325, false],
      [Number(`325${two[0]}`), false],
    ]);
  });

  it('sees every letter that is mistyped and every two that are swapped', () => {
    const mine = creditorReference('payout', 908_172);
    for (let at = 4; at < mine.length; at += 1) {
      for (const digit of '0123456789') {
        if (mine[at] === digit || at === 4) continue;
        const wrong = mine.slice(0, at) + digit + mine.slice(at + 1);
        const ids = referencesIn(wrong).map(({ id }) => id);
        expect(ids).not.toContain(Number(wrong.slice(5)));
      }
    }
  });
});
