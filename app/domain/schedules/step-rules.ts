import type { Period } from './due-dates-rules.ts';
import { type Figure, limited } from './figures-rules.ts';
import { type ScheduleTerms, asMoney } from './terms-rules.ts';

/** What one row of a cumulative schedule takes, and what it is told. */
export interface Step {
  readonly principal: Figure;
  readonly interest: Figure;
  /** Interest put off so far, not charged yet. */
  readonly held: Figure;
}

export interface Standing {
  /** Row, from 1. */
  readonly row: number;
  readonly period: Period;
  readonly balance: Figure;
  readonly held: Figure;
  readonly interestSoFar: Figure;
}

export type Steps = (standing: Standing) => Step;

/** An even part of an amount. */
export function spread(terms: ScheduleTerms, whole: Figure, rows: number): Figure {
  return rows === 1 ? whole : asMoney(terms, limited(whole).div(rows));
}

/** A part that never exceeds what is left of the whole; the last takes all of it. */
export function upTo(whole: Figure, soFar: Figure, part: Figure, isLast: boolean): Figure {
  const left = whole.minus(soFar);
  return isLast || part.gt(left) ? left : part;
}
