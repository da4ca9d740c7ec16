import { type Figure, limited, zero } from './figures-rules.ts';
import { type Stretch, accruedIn, addedIn, start, through } from './stretch-rules.ts';
import { type ScheduleTerms, asMoney, smallest, toMultipleOrWhole } from './terms-rules.ts';

/**
 * Instalments with the same principal in each from a period on, and the interest due beside it; the
 * last takes what remains. During a principal grace only interest is due.
 */
export function evenPrincipalFrom(
  terms: ScheduleTerms,
  stretches: readonly Stretch[],
  before: readonly Figure[],
  first: number,
): Figure[] {
  const count = stretches.length;
  const graceEnd = Math.max(first, Math.min(terms.principalGrace, count - 1));
  let between = start;
  let each = zero;
  return stretches.map((stretch, index) => {
    const owed = between.balance.plus(addedIn(stretch));
    if (index === graceEnd) {
      const even = limited(owed).div(count - graceEnd);
      each = toMultipleOrWhole(terms, asMoney(terms, even));
    }
    const interest = stretch.isInterestPutOff ? zero : accruedIn(terms, stretch, between);
    const principal = index < graceEnd ? zero : index === count - 1 ? owed : smallest(each, owed);
    const instalment = index < first ? (before[index] ?? zero) : interest.plus(principal);
    between = through(terms, stretch, between, instalment).after;
    return instalment;
  });
}
