import { describe, expect, it } from 'vitest';
import {
  fitsCheckout,
  goesOn,
  isPaused,
  lookedAtSince,
  mostOfNetwork,
  mostWithoutAccount,
  untilWhen,
} from '#app/domain/baskets/set-aside-rules.ts';

/** A time of one day, as `12:30`. */
const at = (time: string) => new Date(`2026-03-02T${time.length === 5 ? `${time}:00` : time}Z`);
const held = (since: string, until: string, paidAt: string | null = null) => ({
  since: at(since),
  until: at(until),
  paidAt: paidAt === null ? null : at(paidAt),
});

describe('a basket’s time for a loan', () => {
  it.each([
    [null, false],
    [held('12:00', '12:45'), true],
    [held('12:00', '12:20:01'), true],
    [held('12:00', '12:20'), false],
    [held('12:00', '12:45', '12:10'), false],
  ])('%j goes on at 12:30: %s', (before, answer) => {
    expect(goesOn(before, at('12:30'))).toBe(answer);
  });

  it.each([
    ['12:00', null, '12:45'],
    ['12:14', null, '12:59'],
    ['12:30', null, '12:59'],
    ['12:58:59', null, '12:59'],
    ['12:30', '12:40', '12:40'],
    ['12:30', '13:40', '12:59'],
  ])('begun at 12:00 is at %s, with a fundraiser until %s, until %s', (now, ends, until) => {
    expect(untilWhen(at('12:00'), ends === null ? null : at(ends), at(now))).toEqual(at(until));
  });

  it('is over 59 minutes after it began: what is left is the checkout’s', () => {
    expect(untilWhen(at('12:00'), null, at('12:59'))).toBeNull();
    expect(fitsCheckout(at('12:00'), at('12:59'))).toBe(true);
    expect(fitsCheckout(at('12:00'), at('12:59:01'))).toBe(false);
  });
});

describe('one who holds a loan and does not pay', () => {
  it.each([
    ['nothing', [], false],
    ['ninety minutes', [held('10:00', '11:30')], true],
    ['a second less', [held('10:00:01', '11:30')], false],
    ['what was paid does not count', [held('10:00', '11:30', '11:00')], false],
    ['two after each other', [held('10:00', '10:45'), held('11:00', '11:45')], true],
    ['two, the later first', [held('11:00', '11:45'), held('10:00', '10:45')], true],
    ['two at once count once', [held('10:00', '10:45'), held('10:00', '10:45')], false],
    ['one within another', [held('10:00', '11:20'), held('10:10', '10:40')], false],
    ['two that overlap', [held('10:00', '11:00'), held('10:30', '11:30')], true],
    ['what is not over yet counts until now', [held('11:00', '13:30')], false],
    ['from three hours ago', [held('08:00', '10:29:59')], false],
    ['and what is within them', [held('08:00', '10:30')], true],
    ['nothing of before', [held('06:00', '08:30')], false],
    [
      'a short one of before and one of now',
      [held('06:00', '06:01'), held('10:00', '11:29')],
      false,
    ],
  ])('pauses: %s', (_, rows, answer) => {
    expect(isPaused(rows, 'account', at('12:00'))).toBe(answer);
  });

  it('is looked at for six hours without an account', () => {
    const rows = [held('06:00', '07:30')];
    expect(isPaused(rows, 'guest', at('12:00'))).toBe(true);
    expect(isPaused(rows, 'account', at('12:00'))).toBe(false);
    expect(lookedAtSince(at('12:00'))).toEqual(at('06:00'));
  });
});

describe('without an account', () => {
  it.each([
    [50_000n, 5_000n, 25_000n],
    [49_999n, 2_500n, 22_500n],
    [10_000n, 2_500n, 5_000n],
    [4_000n, 2_500n, 2_500n],
    [100_000n, 10_000n, 50_000n],
  ])('one sets aside of %s at most %s, all of a network %s', (amount, one, all) => {
    expect(mostWithoutAccount({ amount, shareSize: 2_500n })).toBe(one);
    expect(mostOfNetwork({ amount, shareSize: 2_500n })).toBe(all);
  });
});
