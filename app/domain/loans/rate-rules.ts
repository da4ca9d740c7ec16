import { divideHalfUp } from '#app/money/money.ts';
import type { PortfolioFigures } from '#app/domain/figures/portfolio-figures.ts';

/**
 * The published rates, each with what is divided by what, so that anybody can
 * do the sum again. Nothing lent is not "zero late": then there is no rate.
 */
export interface PublishedRate {
  readonly name: 'arrears' | 'par1' | 'par30' | 'par90' | 'tkb90' | 'default' | 'currency_loss';
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Hundredths of a percent; null when there is nothing to divide by. */
  readonly rate: number | null;
}

export function publishedRates(figures: PortfolioFigures): PublishedRate[] {
  const { outstanding, lent } = figures;
  const rows: Omit<PublishedRate, 'rate'>[] = [
    { name: 'arrears', numerator: figures.overdue, denominator: outstanding },
    { name: 'par1', numerator: figures.atRisk1, denominator: outstanding },
    { name: 'par30', numerator: figures.atRisk30, denominator: outstanding },
    { name: 'par90', numerator: figures.atRisk90, denominator: outstanding },
    { name: 'tkb90', numerator: outstanding - figures.atRisk90, denominator: outstanding },
    { name: 'default', numerator: figures.defaulted, denominator: figures.ended },
    { name: 'currency_loss', numerator: figures.currencyLoss, denominator: lent },
  ];
  return rows.map((row) => ({ ...row, rate: rateOf(row.numerator, row.denominator) }));
}

function rateOf(numerator: bigint, denominator: bigint): number | null {
  return denominator === 0n ? null : Number(divideHalfUp(numerator * 10_000n, denominator));
}
