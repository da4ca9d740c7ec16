import { describe, expect, it } from 'vitest';
import type { LoanDraft } from '#app/domain/drafts/loan-draft-rules.ts';
import { outOfMeasure } from '#app/domain/drafts/measure-rules.ts';

const row = (dueOn: string, interest = 0n) => ({ dueOn, principal: 1_000n, interest });
const said = (changed: Partial<LoanDraft>) => {
  const draft = {
    amount: 20_000n,
    localAmount: 2_000n,
    instalments: [row('2026-05-01'), row('2026-06-01')],
    ...changed,
  } as LoanDraft;
  return outOfMeasure(draft, { today: '2026-03-02', slice: 2_500n });
};

describe('a figure that nobody means', () => {
  it('is none of a draft as people write them', () => {
    expect(said({})).toEqual([]);
  });

  it('is an amount of more than ten thousand slices', () => {
    expect(said({ amount: 25_000_000n })).toEqual([]);
    expect(said({ amount: 25_000_001n })).toEqual([{ where: 'entreps[0].amount', detail: '' }]);
  });

  it('is interest of more than five times the loan', () => {
    expect(said({ instalments: [row('2026-05-01', 9_000n), row('2026-06-01', 1_000n)] })).toEqual(
      [],
    );
    expect(said({ instalments: [row('2026-05-01', 9_000n), row('2026-06-01', 1_001n)] })).toEqual([
      { where: 'schedule[0].interest', detail: '' },
    ]);
  });

  it('is a payout more than two years off, before or after', () => {
    expect(said({ disbursementPlannedOn: '2028-03-03' })).toEqual([]);
    expect(said({ disbursementPlannedOn: '2028-03-04' })).toEqual([
      { where: 'disburse_time', detail: '2028-03-04' },
    ]);
    expect(said({ disbursementPlannedOn: '2024-02-01' })).toEqual([
      { where: 'disburse_time', detail: '2024-02-01' },
    ]);
  });

  it('is an instalment more than twenty years off, named by its row', () => {
    expect(said({ instalments: [row('2026-05-01'), row('2046-03-17')] })).toEqual([]);
    expect(
      said({ instalments: [row('2026-05-01'), row('2046-03-18'), row('2062-01-01')] }),
    ).toEqual([{ where: 'schedule[1].date', detail: '2046-03-18' }]);
    expect(said({ instalments: [row('1926-05-01')] })).toEqual([
      { where: 'schedule[0].date', detail: '1926-05-01' },
    ]);
  });
});
