import { divideHalfUp } from '#app/money/money.ts';

/**
 * Who bears it when the local money has moved against the funding currency
 * between the day a loan was posted (r0 local units per unit) and the day it is
 * settled (r1). E is the lenders' principal in what was collected, at r0.
 *
 * - `partner` and `none`: the partner owes E, whatever the rate did.
 * - `lender`: the partner owes what the local money is worth now, E * r0 / r1.
 * - `shared(c)`: the partner bears the first c of a depreciation and keeps the
 *   first c of an appreciation; beyond that it is the lenders'.
 *
 * What falls short of E is the lenders' currency loss, settled but not paid.
 * What exceeds it is a gain: a stream of its own, never principal.
 */
export interface RateTerms {
  readonly liability: 'partner' | 'none' | 'lender' | 'shared';
  /** For `shared`: c, in hundredths of a percent. */
  readonly coverage: number | null;
  /** Decimals of local units per funding unit. */
  readonly postedRate: string;
  readonly settledRate: string;
}

export interface CashDue {
  /** What the partner owes for the principal. */
  readonly cash: bigint;
  /** The lenders' loss: cash + loss is E, unless there is a gain. */
  readonly loss: bigint;
  readonly gain: bigint;
}

/** @param expected E, in minor units; not negative. */
export function cashDue(expected: bigint, terms: RateTerms): CashDue {
  const due = amountDue(expected, terms);
  if (due > expected) return { cash: expected, loss: 0n, gain: due - expected };
  return { cash: due, loss: expected - due, gain: 0n };
}

function amountDue(expected: bigint, terms: RateTerms): bigint {
  const r0 = scaled(terms.postedRate);
  const r1 = scaled(terms.settledRate);
  if (terms.liability === 'partner' || terms.liability === 'none') return expected;
  if (terms.liability === 'lender') return divideHalfUp(expected * r0, r1);
  const c = BigInt(terms.coverage ?? 0);
  const whole = 10_000n;
  if (r1 >= r0) {
    const due = divideHalfUp(expected * r0 * (whole + c), r1 * whole);
    return due < expected ? due : expected;
  }
  const due = divideHalfUp(expected * r0 * whole, r1 * (whole + c));
  return due > expected ? due : expected;
}

const decimals = 10;

/** A rate as a whole number of its tenth decimal: exact, as the database stores it. */
function scaled(rate: string): bigint {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(rate);
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > decimals) throw new RangeError(`"${rate}" is no exchange rate`);
  const number = BigInt(`${match[1]}${fraction.padEnd(decimals, '0')}`);
  if (number === 0n) throw new RangeError('an exchange rate is above zero');
  return number;
}
