import { describe, expect, it } from 'vitest';
import {
  type AskedLine,
  type ExpectedMoney,
  isSmall,
  suggestions,
} from '#app/domain/matching/expected-rules.ts';
import { booked, fixed, line, money, payout, s7, stripe, told } from '#tests/support/asked-line.ts';

const isExact = (asked: AskedLine, ...expected: ExpectedMoney[]) =>
  suggestions(asked, expected).some((one) => one.isExact);

describe('one person alone books a line', () => {
  it.each([
    [
      'that names the reference and comes to the amount',
      line({ text: `inv ${s7}` }),
      [money({})],
      true,
    ],
    ['not of another amount', line({ text: s7, amount: 9_999n }), [money({})], false],
    [
      'not by the amount alone',
      line({ name: 'KSP Mekar' }),
      [money({ names: ['KSP Mekar'] })],
      false,
    ],
    ['not where two have both', line({ text: s7 }), [money({}), money({ target: '4' })], false],
    [
      'not where the sum may be in the books already',
      line({ text: s7 }),
      [money({}), booked({})],
      false,
    ],
    [
      'of a payout that went where it should',
      line({ amount: -10_000n, text: s7, otherAccount: 'DE02 1203' }),
      [payout('de021203')],
      true,
    ],
    [
      'not of one that went elsewhere',
      line({ amount: -10_000n, text: s7, otherAccount: 'DE99' }),
      [payout('DE021203')],
      false,
    ],
    [
      'not of one whose way nobody knows',
      line({ amount: -10_000n, text: s7 }),
      [payout(null)],
      false,
    ],
    ['of Stripe by its name', line({ name: 'STRIPE PAYMENTS UK' }), [stripe()], true],
    [
      'not because somebody writes its name',
      line({ name: 'Ani', text: 'stripe deposit' }),
      [stripe()],
      false,
    ],
    [
      'not of a payout of Stripe’s of long ago',
      line({ name: 'STRIPE' }),
      [stripe({ since: '2025-01-01' })],
      false,
    ],
    [
      'not by a short word that people typed',
      line({ text: 'on 2026 of' }),
      [booked({ references: ['2026'] })],
      false,
    ],
    [
      'by that word where it is all of the reference',
      line({ reference: '2026' }),
      [booked({ references: ['2026'] })],
      true,
    ],
    ['not of what takes two', line({ text: s7 }), [money({ takesTwo: true })], false],
  ] as const)('%s', (_, asked, expected, answer) => {
    expect(isExact(asked, ...expected)).toBe(answer);
  });
});

describe('a bank’s costs', () => {
  it.each([
    [1_000n, 10_000n, true],
    [1_001n, 3_002n, false],
    [1_001n, 3_003n, true],
    [5_000n, 15_000n, true],
    [5_001n, 15_003n, false],
    [5_001n, 50_010n, true],
    [-1_000n, 10_000n, true],
    [1_000n, -10_000n, true],
  ])('%s of %s are small: %s', (costs, of, answer) => {
    expect(isSmall(costs, of)).toBe(answer);
  });
});

describe('a name on a line', () => {
  const byName = (said: string, ...names: string[]) =>
    told(line({ name: said }), fixed({ references: [], names }))[0] ===
    'partner:3=10000: amount, name';
  it.each<[string, string, string[], boolean]>([
    ['its two longest words', 'pt mekar koperasi', ['Koperasi Mekar Jaya'], true],
    ['not one of the two alone', 'koperasi', ['Koperasi Mekar'], false],
    ['one word, where it has no second', 'umoja sacco', ['Umoja'], true],
    ['words of two letters do not count', 'pt ab', ['PT AB'], false],
    ['any of its names', 'umoja', ['Koperasi Mekar', 'Umoja'], true],
    ['no part of a word', 'umojas', ['Umoja'], false],
    ['no name at all', '', [''], false],
  ])('%s', (_, said, names, answer) => {
    expect(byName(said, ...names)).toBe(answer);
  });

  it('may stand in the text as well', () => {
    const [first] = told(line({ text: 'from Umoja' }), fixed({ references: [], names: ['Umoja'] }));
    expect(first).toBe('partner:3=10000: amount, name');
  });
});

describe('the days in which a sum is looked for by its amount', () => {
  it.each([
    ['2026-03-12', false],
    ['2026-03-11', true],
    ['2026-01-29', true],
    ['2026-01-28', false],
    [null, true],
  ])('since %s: %s', (since, isFound) => {
    expect(told(line({}), fixed({ references: [], since }))).toHaveLength(isFound ? 1 : 0);
  });

  it('count for Stripe’s name as well', () => {
    expect(told(line({ name: 'STRIPE' }), stripe({ since: '2026-01-28' }))).toEqual([]);
    expect(told(line({ name: 'XSTRIPE' }), stripe())).toEqual(['booked:12=10000: amount']);
  });
});
