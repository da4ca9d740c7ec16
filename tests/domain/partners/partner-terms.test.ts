import { describe, expect, it } from 'vitest';
import { changesOf, termsOf, wasOf } from '#app/domain/partners/partner-terms-rules.ts';

const held = {
  payoutRail: 'bank',
  stripeAccountId: null,
  repaymentFigure: 'outstanding',
  nonpaymentLiability: 'lender',
  currencyLiability: 'partner',
  currencyCoverage: null,
  gainFee: 0,
} as const;

describe('the terms of a partner', () => {
  it('change only where they differ, and what they were stands beside it', () => {
    const wanted = { ...held, currencyLiability: 'shared', currencyCoverage: 1_000 } as const;
    const changes = changesOf(held, wanted);
    expect(changes).toEqual({ currencyLiability: 'shared', currencyCoverage: 1_000 });
    const was = wasOf(held, changes);
    expect(was).toEqual({ currencyLiabilityWas: 'partner', currencyCoverageWas: null });
    expect(termsOf({ ...changes, ...was, partner: '3' } as Parameters<typeof termsOf>[0])).toEqual({
      changes,
      was: { currencyLiability: 'partner', currencyCoverage: null },
    });
  });

  it('that stay as they are change nothing', () => {
    expect(changesOf(held, { ...held })).toEqual({});
    expect(wasOf(held, {})).toEqual({});
  });

  it('may be any of the seven', () => {
    const other = {
      payoutRail: 'stripe',
      stripeAccountId: 'acct_1',
      repaymentFigure: 'repaid',
      nonpaymentLiability: 'partner',
      currencyLiability: 'lender',
      currencyCoverage: 5,
      gainFee: 7,
    } as unknown as Parameters<typeof changesOf>[1];
    expect(changesOf(held as Parameters<typeof changesOf>[0], other)).toEqual(other);
  });
});
