import { total } from '#app/money/share-out.ts';

/**
 * What became of a slice. Of its principal one part is settled (repaid in cash, or lost to the
 * currency), one is written off, one was given back by a refund; what is left is outstanding. Of
 * what was written off a part may be recovered. Nobody else adds these columns up: statements that
 * need it in bulk read the view `slice_figures`, which says the same.
 *
 * All in minor units of the loan's funding currency.
 */
export interface SliceFigures {
  readonly principal: bigint;
  /** Cash that came back as principal. */
  readonly repaid: bigint;
  /** Cash, plus what the currency took. */
  readonly settled: bigint;
  readonly writtenOff: bigint;
  readonly recovered: bigint;
  readonly refunded: bigint;
}

type Of<Name extends keyof SliceFigures> = Pick<SliceFigures, Name>;

/** What the borrower still owes for it. */
export function outstandingOf(
  slice: Of<'principal' | 'settled' | 'writtenOff' | 'refunded'>,
): bigint {
  return slice.principal - slice.settled - slice.writtenOff - slice.refunded;
}

/** What a worse exchange rate took from it: settled without being paid. */
export function currencyLossOf(slice: Of<'settled' | 'repaid'>): bigint {
  return slice.settled - slice.repaid;
}

/** Written off and not recovered. */
export function unrecoveredOf(slice: Of<'writtenOff' | 'recovered'>): bigint {
  return slice.writtenOff - slice.recovered;
}

/** Lost for whatever reason, the currency included. */
export function lostOf(slice: Of<'writtenOff' | 'recovered' | 'settled' | 'repaid'>): bigint {
  return unrecoveredOf(slice) + currencyLossOf(slice);
}

/** What came home of it, in time or after it was written off. */
export function backOf(slice: Of<'repaid' | 'recovered'>): bigint {
  return slice.repaid + slice.recovered;
}

/** Nothing of it is missing, except what the currency may have taken. */
export function isWhole(slice: Of<'principal' | 'settled' | 'recovered' | 'refunded'>): boolean {
  return slice.settled + slice.recovered + slice.refunded === slice.principal;
}

/** The slices with something outstanding, and how much. */
export function openParts<Slice extends SliceFigures>(
  slices: readonly Slice[],
): (Slice & { amount: bigint })[] {
  return slices
    .map((slice) => ({ ...slice, amount: outstandingOf(slice) }))
    .filter((part) => part.amount > 0n);
}

export function settledOf(slices: readonly Of<'settled'>[]): bigint {
  return total(slices.map((slice) => slice.settled));
}
