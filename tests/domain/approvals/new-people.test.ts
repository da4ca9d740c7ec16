import { describe, expect, it } from 'vitest';
import {
  type Appointment,
  isAppointedTogether,
  isFirstWeek,
  oldestAppointment,
} from '#app/domain/approvals/new-people-rules.ts';
import { waivesSecondFactor } from '#app/demo/waiver-rules.ts';

const now = new Date('2026-03-31T09:00:00Z');
const on = (
  personId: number,
  grantedById: number | null,
  grantedAt = '2026-03-30T09:00:00Z',
  isFirstSecond = false,
): Appointment => ({ personId, grantedById, grantedAt: new Date(grantedAt), isFirstSecond });

describe('two people, of whom one', () => {
  it.each<[string, Appointment[], boolean]>([
    ['was appointed by the other', [on(1, 2)], true],
    ['appointed the other', [on(2, 1)], true],
    ['was appointed by whoever appointed the other', [on(1, 3), on(2, 3)], true],
    ['was appointed by somebody else', [on(1, 3), on(2, 4)], false],
    ['and the other were made by the server’s command line', [on(1, null), on(2, null)], false],
    ['is the first second person', [on(1, 2, '2026-03-30T09:00:00Z', true)], false],
    ['was appointed thirty days ago', [on(1, 2, '2026-03-01T09:00:00Z')], false],
    ['was appointed a second later', [on(1, 2, '2026-03-01T09:00:01Z')], true],
    ['has nothing to do with it', [on(3, 1), on(3, 2), on(4, 5)], false],
  ])('%s', (_, appointments, answer) => {
    expect(isAppointedTogether(appointments, [1, 2], now)).toBe(answer);
    expect(oldestAppointment(now)).toEqual(new Date('2026-03-01T09:00:00Z'));
  });
});

describe('the first second person', () => {
  it.each([
    ['2026-03-24T09:00:01Z', true, true],
    ['2026-03-24T09:00:00Z', true, false],
    ['2026-03-30T09:00:00Z', false, false],
  ])('appointed at %s (first: %s) is new: %s', (at, isFirst, answer) => {
    expect(isFirstWeek([on(2, 1, '2020-01-01', true), on(1, 2, at, isFirst)], now)).toBe(answer);
  });
});

it('a demonstration’s people need no second factor, and nobody else', () => {
  expect([{ isDemo: true }, { isDemo: false }].map(waivesSecondFactor)).toEqual([true, false]);
});
