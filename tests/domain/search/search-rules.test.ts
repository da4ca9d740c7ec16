import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf, foundRows, loosenings } from '#app/domain/search/narrow-rules.ts';
import {
  type Facet,
  type Find,
  type FindRow,
  facets,
  findAll,
  keyOf,
  modes,
  sorts,
  valuesOf,
} from '#app/domain/search/search-rules.ts';

const now = new Date('2026-11-26T09:00:00Z');

function row(id: number, facts: Partial<FindRow> = {}): FindRow {
  return {
    id,
    country: 'ID',
    sector: 'Food',
    partner: 'tungku',
    pattern: 'monthly',
    termMonths: 12,
    gender: 'F',
    isGroup: false,
    isFirst: false,
    isPaidOutBefore: false,
    apr: 2_000,
    left: 10_000n,
    endsAt: new Date(now.getTime() + id * 86_400_000),
    currencyLiability: 'partner',
    nonpaymentLiability: 'lender',
    ...facts,
  };
}

const ids = (rows: readonly FindRow[]) => rows.map(({ id }) => id);
const find = (changes: Partial<Find>): Find => ({ ...findAll, ...changes });

const rows = [
  row(1),
  row(2, { country: 'KE', isGroup: true, isFirst: true, apr: null }),
  row(3, { country: 'SN', gender: 'M', currencyLiability: 'shared', termMonths: null }),
  row(4, { country: 'KE', isGroup: true, pattern: 'weekly', apr: 1_100, left: 2_500n }),
];

describe('a list', () => {
  it('is narrowed by any, all or none of several values', () => {
    const chosen = (facet: Facet, values: string[], mode: 'any' | 'all' | 'none') =>
      ids(foundRows(rows, find({ choices: { [facet]: { values, mode } } }), now));
    expect(chosen('country', ['KE', 'SN'], 'any')).toEqual([2, 3, 4]);
    expect(chosen('country', ['KE', 'SN'], 'none')).toEqual([1]);
    expect(chosen('tag', ['women', 'group'], 'all')).toEqual([2, 4]);
    expect(chosen('tag', ['first', 'men'], 'any')).toEqual([2, 3]);
    expect(chosen('tag', ['women', 'group'], 'none')).toEqual([3]);
    expect(chosen('bears', ['currency_lender'], 'any')).toEqual([3]);
    expect(chosen('bears', ['currency_lender'], 'none')).toEqual([1, 2, 4]);
    expect(chosen('pattern', ['weekly'], 'any')).toEqual([4]);
  });

  it('is narrowed by price, term, what is left and for how long; what is not known is not below', () => {
    expect(ids(foundRows(rows, find({ aprMost: 2_000 }), now))).toEqual([1, 3, 4]);
    expect(ids(foundRows(rows, find({ monthsMost: 12 }), now))).toEqual([1, 2, 4]);
    expect(ids(foundRows(rows, find({ leftMost: 2_500n }), now))).toEqual([4]);
    expect(ids(foundRows(rows, find({ closesInDays: 2 }), now))).toEqual([1, 2]);
  });

  it('says what to take back where nothing is found', () => {
    const nothing = find({
      choices: { country: { values: ['ID'], mode: 'any' } },
      leftMost: 2_500n,
    });
    expect(foundRows(rows, nothing, now)).toEqual([]);
    expect(loosenings({ found: rows, all: rows }, nothing, now)).toEqual([
      { what: 'country', count: 1 },
      { what: 'leftMost', count: 1 },
    ]);
    const words = find({ text: 'zebra' });
    expect(loosenings({ found: [], all: rows }, words, now)).toEqual([{ what: 'text', count: 4 }]);
  });

  it('counts what each value would find, whatever is chosen', () => {
    const facts = fc.record({
      country: fc.constantFrom('ID', 'KE', 'SN'),
      gender: fc.constantFrom('F', 'M', null),
      isGroup: fc.boolean(),
      isFirst: fc.boolean(),
      pattern: fc.constantFrom('weekly', 'monthly'),
      apr: fc.option(fc.integer({ min: 0, max: 4_000 })),
      termMonths: fc.option(fc.integer({ min: 1, max: 30 })),
      currencyLiability: fc.constantFrom('lender', 'partner', 'shared', 'none'),
      left: fc.bigInt({ min: 0n, max: 100_000n }),
    });
    const choice = fc.record({
      values: fc.uniqueArray(
        fc.constantFrom('ID', 'KE', 'women', 'group', 'weekly', 'currency_lender'),
        { maxLength: 3 },
      ),
      mode: fc.constantFrom(...modes),
    });
    const choices = fc.dictionary(fc.constantFrom(...facets), choice);
    fc.assert(
      fc.property(
        fc.array(facts, { maxLength: 30 }),
        choices,
        fc.constantFrom(...sorts),
        (all, chosen, sort) => {
          const made = all.map((one, index) => row(index + 1, one));
          const asked = find({ choices: chosen, sort });
          const found = foundRows(made, asked, now);
          for (const [index, one] of found.entries()) {
            const before = found[index - 1];
            if (before) expect(keyOf(before, sort)).toBeLessThanOrEqual(keyOf(one, sort));
          }
          const counts = countsOf(made, asked, now);
          for (const facet of facets) {
            for (const [value, count] of counts[facet]) {
              const alone = find({
                ...asked,
                choices: { ...chosen, [facet]: { values: [value], mode: 'any' } },
              });
              expect(foundRows(made, alone, now)).toHaveLength(count);
              expect(made.some((one) => valuesOf(one, facet).includes(value))).toBe(true);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what a facet chooses among', () => {
  it.each<[Facet, Partial<FindRow>, string[]]>([
    ['tag', { gender: 'F' }, ['women']],
    ['tag', { gender: 'female' }, ['women']],
    ['tag', { gender: 'M' }, ['men']],
    ['tag', { gender: 'male' }, ['men']],
    ['tag', { gender: null }, []],
    [
      'tag',
      { gender: null, isGroup: true, isFirst: true, isPaidOutBefore: true },
      ['group', 'first', 'paid_out_before'],
    ],
    ['bears', {}, ['currency_partner', 'nonpayment_lender']],
    [
      'bears',
      { currencyLiability: 'shared', nonpaymentLiability: 'shared' },
      ['currency_lender', 'currency_partner', 'nonpayment_lender', 'nonpayment_partner'],
    ],
    [
      'bears',
      { currencyLiability: 'none', nonpaymentLiability: 'partner' },
      ['nonpayment_partner'],
    ],
    ['country', {}, ['ID']],
    ['pattern', { pattern: 'weekly' }, ['weekly']],
  ])('%s of %o', (facet, facts, values) => {
    expect(valuesOf(row(1, facts), facet)).toEqual(values);
  });
});

describe('the order of a list', () => {
  it.each([
    ['newest', [4, 3, 2, 1]],
    ['closing', [1, 2, 3, 4]],
    ['left', [4, 1, 2, 3]],
    ['term', [1, 2, 4, 3]],
    ['price', [4, 1, 3, 2]],
  ] as const)('by %s, the lower number first where it is the same', (sort, order) => {
    expect(ids(foundRows(rows.toReversed(), find({ sort }), now))).toEqual(order);
  });

  it('counts beside the other facets only, and within the figures', () => {
    const choices = {
      country: { values: ['KE'], mode: 'any' },
      pattern: { values: ['weekly'], mode: 'any' },
    } as const;
    const counts = countsOf(rows, find({ choices, aprMost: 1_500 }), now);
    expect([...counts.country]).toEqual([['KE', 1]]);
    expect([...counts.pattern]).toEqual([['weekly', 1]]);
    expect([...counts.tag]).toEqual([
      ['women', 1],
      ['group', 1],
    ]);
    const all = countsOf(rows, find({ choices }), now);
    expect([...all.country]).toEqual([['KE', 1]]);
    expect([...all.pattern]).toEqual([
      ['monthly', 1],
      ['weekly', 1],
    ]);
    expect([...all.sector]).toEqual([['Food', 1]]);
  });

  it('says each choice that alone would help, the one that finds most first', () => {
    const choices = {
      country: { values: ['KE'], mode: 'any' },
      tag: { values: [], mode: 'any' },
    } as const;
    const asked = find({ choices, monthsMost: 1, leftMost: 2_500n });
    expect(loosenings({ found: rows, all: rows }, asked, now)).toEqual([
      { what: 'monthsMost', count: 1 },
    ]);
    const helped = find({ choices, aprMost: 900 });
    expect(loosenings({ found: rows, all: rows }, helped, now)).toEqual([
      { what: 'aprMost', count: 2 },
    ]);
    const closing = find({ choices: { sector: { values: ['Water'], mode: 'any' } }, text: 'x' });
    expect(loosenings({ found: rows.slice(0, 1), all: rows }, closing, now)).toEqual([
      { what: 'sector', count: 1 },
    ]);
    const soon = find({
      closesInDays: 0,
      choices: { partner: { values: ['tungku'], mode: 'none' } },
    });
    expect(loosenings({ found: rows, all: rows }, soon, now)).toEqual([]);
    expect(loosenings({ found: rows, all: rows }, find({ closesInDays: 0 }), now)).toEqual([
      { what: 'closesInDays', count: 4 },
    ]);
    const two = find({ monthsMost: 12, choices: { country: { values: ['SN'], mode: 'any' } } });
    expect(loosenings({ found: rows, all: rows }, two, now)).toEqual([
      { what: 'country', count: 3 },
      { what: 'monthsMost', count: 1 },
    ]);
  });
});
