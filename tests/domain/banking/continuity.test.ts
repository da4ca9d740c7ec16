import { describe, expect, it } from 'vitest';
import {
  type KnownAccount,
  type ToldStatement,
  continuity,
} from '#app/domain/banking/continuity-rules.ts';
import { isThatAccount } from '#app/domain/banking/same-account-rules.ts';

const on = (day: number, amount: bigint) => ({
  day: `2026-03-${String(day).padStart(2, '0')}`,
  amount,
});
/** It opened with 100 on the first, two lines came, and it stands at 130. */
const known: KnownAccount = {
  opening: 100n,
  openingOn: '2026-03-01',
  isOpeningBooked: false,
  lastDay: '2026-03-10',
  lines: [on(5, 50n), on(10, -20n)],
};
const told = (facts: Partial<ToldStatement>): ToldStatement => ({
  from: '2026-03-11',
  to: '2026-03-20',
  opening: 130n,
  closing: 137n,
  fresh: [on(15, 7n)],
  ...facts,
});
const none: KnownAccount = {
  opening: null,
  openingOn: null,
  isOpeningBooked: false,
  lastDay: null,
  lines: [],
};

describe('a statement of an account that is known', () => {
  it.each<[string, Partial<ToldStatement>]>([
    ['goes on where the last one ended', {}],
    ['may say no closing', { closing: null }],
    ['may come late and close as we did then', { to: '2026-03-07', closing: 150n, fresh: [] }],
    // What a bank said of a day that is over, and of which nothing is new, changes nothing.
    ['is passed over where it tells nothing new', { to: '2026-03-10', closing: 999n, fresh: [] }],
  ])('%s', (_, facts) => {
    expect(continuity(known, told(facts))).toBe(known);
  });

  it.each<[string, Partial<ToldStatement>, bigint, bigint, string]>([
    ['another closing', { closing: 138n }, 137n, 138n, '2026-03-20'],
    ['one of a later day, without lines', { fresh: [], closing: 131n }, 130n, 131n, '2026-03-20'],
    ['a line of after its last day', { to: '2026-03-14', closing: 137n }, 130n, 137n, '2026-03-14'],
    [
      'lines of before our opening, and another opening',
      { from: '2026-02-01', opening: 89n, closing: 130n, fresh: [on(1, 10n)] },
      90n,
      89n,
      '2026-02-01',
    ],
  ])('has a gap with %s', (_, facts, ours, banks, day) => {
    expect(continuity(known, told(facts))).toEqual({ broken: 'gap', ours, banks, on: day });
  });

  it('moves the opening back, with lines of before it', () => {
    const earlier = told({
      from: '2026-02-20',
      to: '2026-03-10',
      opening: 90n,
      closing: 130n,
      fresh: [on(1, 10n)],
    });
    expect(continuity(known, earlier)).toEqual({ opening: 90n, openingOn: '2026-02-19' });
    expect(continuity(known, { ...earlier, opening: null })).toEqual({
      opening: 90n,
      openingOn: '2026-02-19',
    });
    expect(continuity({ ...known, isOpeningBooked: true }, earlier)).toEqual({
      broken: 'earlier_is_booked',
      ours: 90n,
      banks: 100n,
      on: '2026-02-20',
    });
  });
});

describe('a statement of an account that is not known', () => {
  it('opens it on the day before', () => {
    expect(continuity(none, told({}))).toEqual({ opening: 130n, openingOn: '2026-03-10' });
    expect(continuity(none, told({ from: '2026-03-01' }))).toEqual({
      opening: 130n,
      openingOn: '2026-02-28',
    });
  });

  it('opens it with what its closing and its lines come to, where it says no more', () => {
    expect(continuity(none, told({ opening: null }))).toEqual({
      opening: 130n,
      openingOn: '2026-03-10',
    });
    expect(continuity(none, told({ opening: null, closing: null }))).toBe(none);
  });

  it('counts lines that came before it without a balance', () => {
    const lines = { ...none, lastDay: '2026-03-10', lines: [on(5, 50n), on(11, 1n)] };
    expect(continuity(lines, told({ closing: 138n }))).toEqual({
      opening: 80n,
      openingOn: '2026-03-04',
    });
    expect(continuity(lines, told({ closing: 139n }))).toMatchObject({ broken: 'gap', ours: 138n });
    // Old and without lines, but the first one that says what stood there.
    const old = told({ to: '2026-03-10', from: '2026-03-06', fresh: [], closing: 130n });
    expect(continuity(lines, old)).toEqual({ opening: 80n, openingOn: '2026-03-04' });
  });
});

describe('a statement’s account', () => {
  const iban = 'DE02120300000000202051';
  it.each([
    ['DE02 1203 0000 0000 2020 51', true],
    ['de02-1203-0000-0000-2020-51', true],
    ['DE02.1203.0000.0000.2020.51', true],
    ['12030000/0000202051', true],
    ['12030000/202051', true],
    ['12030000/202051EUR', true],
    ['12030000/02051', false],
    ['12030000/202052', false],
    ['120300/000202EUR51', false],
    ['DE02120300000000202051EUR', true],
    ['DE0212030000000020205', false],
    ['202051/12030000', false],
    ['', false],
  ])('%s is the one that was named: %s', (written, answer) => {
    expect(isThatAccount(iban, written)).toBe(answer);
  });

  it('may be a short number, if it is all of it', () => {
    expect(isThatAccount('00123', '00123')).toBe(true);
    expect(isThatAccount('00123', '7/00123')).toBe(true);
    expect(isThatAccount('00123', '7/123')).toBe(false);
    expect(isThatAccount('9123456', '7/123456')).toBe(true);
    expect(isThatAccount('912345', '7/12345')).toBe(false);
  });
});
