import { describe, expect, it } from 'vitest';
import {
  fitsCheckout,
  goesOn,
  isPaused,
  lookedAtSince,
  mostOfNetwork,
  mostWithoutAccount,
  timeToSetAside,
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

describe('the time of a slice', () => {
  const loan = { amount: 50_000n, shareSize: 2_500n };
  const nobody = { ...loan, before: null, held: [], otherLoans: null, ofNetwork: null };
  const visitor = { ...nobody, otherLoans: 0, ofNetwork: 0n };
  const account = { who: 'account', isKnown: true, amount: 2_500n } as const;
  const guest = { ...account, who: 'guest' } as const;
  const refused = (why: string) => ({ refused: why });
  const row = { id: 1, ...held('11:00', '11:45') };

  it('begins now, or goes on from where it began', () => {
    expect(timeToSetAside(nobody, account, at('12:00'))).toEqual({ since: at('12:00') });
    const before = { id: 1, ...held('11:30', '12:15') };
    expect(timeToSetAside({ ...nobody, before }, account, at('12:00'))).toEqual({
      since: at('11:30'),
    });
  });

  it('is not given to one who has kept the loan unpaid, but goes on where it has not ended', () => {
    const long = { id: 1, ...held('10:00', '12:15') };
    expect(timeToSetAside({ ...nobody, held: [long] }, account, at('12:00'))).toEqual(
      refused('set_aside_and_not_paid'),
    );
    expect(timeToSetAside({ ...nobody, before: long, held: [long] }, account, at('12:00'))).toEqual(
      {
        since: at('10:00'),
      },
    );
    expect(timeToSetAside({ ...nobody, held: [row] }, account, at('12:00'))).toEqual({
      since: at('12:00'),
    });
  });

  it.each([
    ['a tenth of the loan', {}, { amount: 5_000n }, null],
    ['more than a tenth', {}, { amount: 7_500n }, 'more_than_without_account'],
    ['of a twentieth loan', { otherLoans: 19 }, {}, null],
    ['of a twenty-first', { otherLoans: 20 }, {}, 'more_than_without_account'],
    ['with what a network may hold', { ofNetwork: 22_500n }, {}, null],
    ['and a share more', { ofNetwork: 25_000n }, {}, 'more_than_without_account'],
    [
      'behind a proxy that says of nobody who it is',
      { ofNetwork: 25_000n },
      { isKnown: false },
      null,
    ],
  ])('without an account: %s', (_, facts, by, why) => {
    const answer = timeToSetAside({ ...visitor, ...facts }, { ...guest, ...by }, at('12:00'));
    expect(answer).toEqual(why === null ? { since: at('12:00') } : refused(why));
  });
});
