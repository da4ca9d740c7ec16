import { describe, expect, it } from 'vitest';
import { mayBecome } from '#app/domain/loans/loan-life-rules.ts';
import type { PortfolioFigures } from '#app/domain/figures/portfolio-figures.ts';
import { publishedRates } from '#app/domain/loans/rate-rules.ts';
import { LoanStatus } from '#app/platform/generated/enums.ts';

describe('the life of a loan', () => {
  it('goes these ways and no others', () => {
    const all = Object.values(LoanStatus);
    const ways = all.flatMap((from) =>
      all.filter((to) => mayBecome(from, to)).map((to) => `${from} -> ${to}`),
    );
    expect(ways.toSorted()).toEqual(
      [
        'draft -> in_review',
        'draft -> withdrawn',
        'changes_requested -> in_review',
        'changes_requested -> withdrawn',
        'in_review -> fundraising',
        'in_review -> changes_requested',
        'in_review -> withdrawn',
        'fundraising -> funded',
        'fundraising -> expired',
        'fundraising -> withdrawn',
        'funded -> in_repayment',
        'funded -> refunded',
        'in_repayment -> repaid',
        'in_repayment -> defaulted',
        'in_repayment -> refunded',
        'defaulted -> repaid',
        'defaulted -> in_repayment',
        'repaid -> in_repayment',
      ].toSorted(),
    );
  });
});

describe('the published rates', () => {
  const figures: PortfolioFigures = {
    loanCount: 9,
    lenderCount: 20,
    lent: 400_000n,
    repaid: 150_000n,
    outstanding: 200_000n,
    overdue: 2_001n,
    atRisk1: 60_000n,
    atRisk30: 30_000n,
    atRisk90: 10_000n,
    ended: 80_000n,
    defaulted: 4_000n,
    currencyLoss: 1_000n,
  };

  it('each say what is divided by what', () => {
    expect(
      publishedRates(figures).map(({ name, numerator, denominator, rate }) => [
        name,
        numerator,
        denominator,
        rate,
      ]),
    ).toEqual([
      ['arrears', 2_001n, 200_000n, 100],
      ['par1', 60_000n, 200_000n, 3_000],
      ['par30', 30_000n, 200_000n, 1_500],
      ['par90', 10_000n, 200_000n, 500],
      ['tkb90', 190_000n, 200_000n, 9_500],
      ['default', 4_000n, 80_000n, 500],
      ['currency_loss', 1_000n, 400_000n, 25],
    ]);
  });

  it('are absent, not zero, where nothing was lent', () => {
    const none = { ...figures, lent: 0n, outstanding: 0n, atRisk90: 0n, ended: 0n };
    expect(publishedRates(none).every(({ rate }) => rate === null)).toBe(true);
  });
});
