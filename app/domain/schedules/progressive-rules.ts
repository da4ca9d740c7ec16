import type { Day } from '#app/money/days.ts';
import { periodsOf } from './due-dates-rules.ts';
import { type Figure, sumOf, zero } from './figures-rules.ts';
import { evenPrincipalFrom } from './even-principal-rules.ts';
import { levelFrom } from './level-rules.ts';
import { type Stretch, run } from './stretch-rules.ts';
import {
  type ScheduleRow,
  type ScheduleTerms,
  downPayments,
  withDownPayments,
} from './terms-rules.ts';

/**
 * Schedules of the progressive family. Instalments are level, or their principal
 * is; the period's interest is taken from each first, as far as it fits, and the
 * rest is principal. Interest that does not fit moves to the next row. The last row
 * takes the difference.
 */
export function progressiveSchedule(terms: ScheduleTerms): ScheduleRow[] {
  const downs = downPayments(terms);
  const start = terms.disbursements[0]?.on ?? '';
  const rhythm = { ...terms, start, count: terms.instalments };
  const stretches = periodsOf(rhythm).map((period, index): Stretch => {
    return {
      ...period,
      isInterestPutOff: index < terms.interestGrace,
      isInterestFree: index < terms.interestFree,
      parts: [{ ...period, added: zero }],
    };
  });
  const instalmentsFrom = terms.amortization === 'equal_principal' ? evenPrincipalFrom : levelFrom;
  let level: Figure[] = stretches.map(() => zero);
  for (const day of [
    ...new Set(terms.disbursements.map((disbursement) => disbursement.on)),
  ].sort()) {
    const paidOut = terms.disbursements.map((disbursement, index) =>
      disbursement.on === day ? disbursement.amount.minus(downs[index] ?? zero) : zero,
    );
    const first = addMoney(terms, stretches, day, sumOf(paidOut));
    if (first === null || first >= stretches.length) continue;
    level = instalmentsFrom(terms, stretches, level, first);
  }
  return withDownPayments(terms, downs, run(terms, stretches, level));
}

/**
 * Adds a disbursement to the period of its day. Where interest is not daily, it
 * counts from the start of the period.
 *
 * @returns the first period whose instalment it changes; null when it comes after all of them.
 */
function addMoney(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  on: Day,
  amount: Figure,
): number | null {
  const countsFromStart = !terms.isDaily && !terms.countsPartialPeriods;
  const day = countsFromStart ? (stretches.find((stretch) => stretch.dueOn > on)?.from ?? on) : on;
  const index = stretches.findIndex(
    (stretch, place) =>
      (day > stretch.from && day <= stretch.dueOn) || (place === 0 && day === stretch.from),
  );
  const stretch = stretches[index];
  if (!stretch) return null;
  partEndingOn(stretch, day).added = partEndingOn(stretch, day).added.plus(amount);
  return day === stretch.dueOn ? index + 1 : index;
}

/** The part of a period that ends on a day; the period is cut there if it was not. */
function partEndingOn(stretch: Stretch, day: Day): Stretch['parts'][number] {
  const known = stretch.parts.find((part) => part.dueOn === day);
  if (known) return known;
  const index = stretch.parts.findIndex((part) => part.from <= day && day < part.dueOn);
  const part = stretch.parts[index];
  if (!part) throw new Error(`${day} lies in no part of its period`);
  stretch.parts.splice(index + 1, 0, { from: day, dueOn: part.dueOn, added: zero });
  part.dueOn = day;
  return part;
}
