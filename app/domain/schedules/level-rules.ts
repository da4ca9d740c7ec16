import { type Figure, exact, limited, sumOf, zero } from './figures-rules.ts';
import { type Stretch, addedIn, growthOf, run, stretchInterest } from './stretch-rules.ts';
import { type ScheduleTerms, asMoney, smallest, toMultipleOrWhole } from './terms-rules.ts';

/**
 * The level instalment from a period on. It is the balance times the growth of
 * all periods, over F, where F begins at 1 and each further period makes it
 * 1 + F * (1 + its rate). During a principal grace only interest is due, and
 * the level is found for the periods after it. Flat interest is spread evenly
 * instead.
 */
export function levelFrom(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  before: readonly Figure[],
  first: number,
): Figure[] {
  return terms.interest === 'flat'
    ? flatLevel(terms, stretches, before, first)
    : decliningLevel(terms, stretches, before, first);
}

function decliningLevel(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  before: readonly Figure[],
  first: number,
): Figure[] {
  const graceEnd = Math.max(first, Math.min(terms.principalGrace, stretches.length));
  const level = [...before];
  const found = annuity(terms, openingOf(terms, stretches, before, first), stretches.slice(first));
  level.fill(found, first);
  let carried = zero;
  for (let index = first; index < graceEnd; index += 1) {
    const stretch = stretches[index];
    if (!stretch) break;
    const opening = index === 0 ? zero : (run(terms, stretches, level)[index - 1]?.balance ?? zero);
    const accrued = stretchInterest(terms, stretch, opening).plus(carried);
    const due = stretch.isInterestPutOff ? zero : smallest(accrued, found);
    level[index] = due;
    carried = accrued.minus(due);
  }
  if (graceEnd > first && graceEnd < stretches.length) {
    const opening = openingOf(terms, stretches, level, graceEnd);
    level.fill(annuity(terms, opening, stretches.slice(graceEnd)), graceEnd);
  }
  return evenOut(terms, stretches, settleLast(terms, stretches, level), graceEnd);
}

function annuity(terms: ScheduleTerms, balance: Figure, stretches: readonly Stretch[]): Figure {
  const growth = stretches.map((stretch) =>
    stretch.isInterestPutOff ? exact(1) : growthOf(terms, stretch).plus(1),
  );
  const whole = growth.reduce((sum, rate) => sum.times(rate.toString()), limited(1));
  const divisor = growth
    .slice(1)
    .reduce((sum, rate) => limited(1).plus(sum.times(rate.toString())), limited(1));
  return toMultipleOrWhole(terms, asMoney(terms, whole.times(balance.toString()).div(divisor)));
}

/**
 * The last instalment takes the difference. If that would make it negative, it
 * is zero and the one before takes the difference, and so on.
 */
function settleLast(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  level: readonly Figure[],
): Figure[] {
  const settled = [...level];
  const principal = sumOf(stretches.map(addedIn));
  for (let last = settled.length - 1; last >= 0; last -= 1) {
    const interest = sumOf(run(terms, stretches, settled).map((row) => row.interest));
    const difference = principal.plus(interest).minus(sumOf(settled));
    const instalment = (settled[last] ?? zero).plus(difference);
    settled[last] = instalment.gte(0) ? instalment : zero;
    if (instalment.gte(0)) break;
  }
  return settled;
}

const evenings = 3;

/**
 * When the last instalment is off by more cents than half the number of rows,
 * all move by their share of it, which is kept if the last one comes closer.
 */
function evenOut(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  settled: readonly Figure[],
  graceEnd: number,
): Figure[] {
  let level = [...settled];
  const rows = stretches.length - graceEnd;
  if (rows < 2) return level;
  const gapOf = (gaps: readonly Figure[]) => (gaps.at(-1) ?? zero).minus(gaps.at(-2) ?? zero);
  for (let round = 0; round < evenings; round += 1) {
    const gap = gapOf(level);
    if (
      !gap
        .abs()
        .times(100)
        .gt(Math.floor(rows / 2))
    )
      break;
    const present = level.at(-2) ?? zero;
    const step = asMoney(terms, divide(gap, rows));
    const shifted = toMultipleOrWhole(terms, present.plus(step));
    if (shifted.eq(present)) break;
    const moved = level.map((instalment, index) => (index < graceEnd ? instalment : shifted));
    const trial = settleLast(terms, stretches, moved);
    if (!gapOf(trial).abs().lt(gap.abs())) break;
    level = trial;
  }
  return level;
}

function flatLevel(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  before: readonly Figure[],
  first: number,
): Figure[] {
  const count = stretches.length;
  const graceEnd = Math.max(first, Math.min(terms.principalGrace, count - 1));
  const interest = flatInterest(terms, stretches, first);
  const level = [...before];
  let carried = zero;
  for (let index = first; index < graceEnd; index += 1) {
    const accrued = (interest[index] ?? zero).plus(carried);
    const due = stretches[index]?.isInterestPutOff ? zero : accrued;
    level[index] = due;
    carried = accrued.minus(due);
  }
  const whole = sumOf([
    openingOf(terms, stretches, before, first),
    ...stretches.slice(first + 1).map(addedIn),
    carried,
    ...interest.slice(graceEnd),
  ]);
  const each = toMultipleOrWhole(terms, asMoney(terms, divide(whole, count - graceEnd)));
  level.fill(each, graceEnd);
  return settleLast(terms, stretches, level);
}

/** Flat: each period's interest is on all that was paid out, whatever was repaid. */
function flatInterest(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  first: number,
): Figure[] {
  let given = sumOf(stretches.slice(0, first).map(addedIn));
  return stretches.map((stretch, index) => {
    if (index < first) return zero;
    const interest = stretchInterest(terms, stretch, given);
    given = given.plus(addedIn(stretch));
    return interest;
  });
}

/** The balance at the start of a period, with what is paid out in it. */
function openingOf(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  level: readonly Figure[],
  index: number,
): Figure {
  const stretch = stretches[index];
  const added = stretch ? addedIn(stretch) : zero;
  const before = index > 0 ? run(terms, stretches, level)[index - 1]?.balance : undefined;
  return (before ?? zero).plus(added);
}

function divide(figure: Figure, by: number): Figure {
  return limited(figure).div(by);
}
