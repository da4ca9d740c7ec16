import { describe, expect, it } from 'vitest';
import { instalmentStates, isLateOn } from '#app/domain/borrowers/lateness-rules.ts';

const loan = (settled: bigint, changes: { status?: string; raised?: bigint } = {}) => ({
  status: 'in_repayment',
  amount: 300n,
  raised: 300n,
  partner: { zone: 'Asia/Makassar' },
  instalments: ['2026-03-01', '2026-04-01', '2026-05-01'].map((day) => ({
    dueOn: new Date(day),
    principal: 100n,
    localPrincipal: 1_000n,
  })),
  slices: [{ settled }],
  repaymentLines: [] as { localAmount: bigint }[],
  ...changes,
});
const on = (day: string) => new Date(`${day}T12:00:00Z`);

describe('how instalments stand', () => {
  it('pays the first ones first', () => {
    const states = (settled: bigint) => instalmentStates(loan(settled), on('2026-03-01'));
    expect(states(0n)).toEqual(['to_come', 'to_come', 'to_come']);
    expect(states(99n)).toEqual(['part_paid', 'to_come', 'to_come']);
    expect(states(100n)).toEqual(['paid', 'to_come', 'to_come']);
    expect(states(250n)).toEqual(['paid', 'paid', 'part_paid']);
    expect(states(300n)).toEqual(['paid', 'paid', 'paid']);
  });

  it('is late the day after it was due, in the partner’s zone', () => {
    expect(instalmentStates(loan(99n), on('2026-03-02'))).toEqual(['late', 'to_come', 'to_come']);
    // 16:30 in London is half past midnight on Sulawesi.
    const evening = new Date('2026-03-01T16:30:00Z');
    expect(isLateOn(loan(99n), evening)).toBe(true);
    expect(isLateOn(loan(99n), new Date('2026-03-01T15:30:00Z'))).toBe(false);
    expect(isLateOn(loan(100n), evening)).toBe(false);
  });

  it('is not late where the partner has collected it, however long the money is on its way', () => {
    const paid = (...amounts: bigint[]) => ({
      ...loan(0n),
      repaymentLines: amounts.map((localAmount) => ({ localAmount })),
    });
    const states = (...amounts: bigint[]) => instalmentStates(paid(...amounts), on('2026-04-15'));
    expect(states(1_000n)).toEqual(['collected', 'late', 'to_come']);
    expect(states(600n, 400n, 1_000n)).toEqual(['collected', 'collected', 'to_come']);
    expect(states(999n)).toEqual(['late', 'late', 'to_come']);
    expect(isLateOn(paid(2_000n), on('2026-04-15'))).toBe(false);
    // What was settled is said to be paid, whatever a report says.
    const both = { ...paid(2_000n), slices: [{ settled: 100n }] };
    expect(instalmentStates(both, on('2026-04-15'))).toEqual(['paid', 'collected', 'to_come']);
  });

  it('asks of a loan that was not filled only its part', () => {
    const half = (settled: bigint) => loan(settled, { raised: 150n });
    expect(instalmentStates(half(50n), on('2026-03-15'))).toEqual(['paid', 'to_come', 'to_come']);
    expect(isLateOn(half(49n), on('2026-03-15'))).toBe(true);
  });

  it('says nothing of instalments that bring lenders nothing', () => {
    const interestFirst = {
      ...loan(0n),
      instalments: [
        { dueOn: new Date('2026-03-01'), principal: 0n, localPrincipal: 0n },
        { dueOn: new Date('2026-04-01'), principal: 300n, localPrincipal: 3_000n },
      ],
    };
    expect(instalmentStates(interestFirst, on('2026-03-15'))).toEqual([null, 'to_come']);
    expect(isLateOn(interestFirst, on('2026-03-15'))).toBe(false);
  });

  it('is said only of loans that are paid out, and lateness only of those that are being repaid', () => {
    const asked = loan(0n, { status: 'fundraising', raised: 0n });
    expect(instalmentStates(asked, on('2026-06-01'))).toEqual([null, null, null]);
    expect(isLateOn(asked, on('2026-06-01'))).toBe(false);
    const lost = loan(100n, { status: 'defaulted' });
    expect(instalmentStates(lost, on('2026-06-01'))).toEqual(['paid', 'late', 'late']);
    expect(isLateOn(lost, on('2026-06-01'))).toBe(false);
  });
});
