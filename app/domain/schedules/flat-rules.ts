import { daysBetween } from '#app/money/days.ts';
import { unitRate, unitsBetween } from './cumulative-rate-rules.ts';
import { type Steps, spread, upTo } from './step-rules.ts';
import { dueDates } from './due-dates-rules.ts';
import { type Figure, exact, product, zero } from './figures-rules.ts';
import { type ScheduleTerms, asMoney, toMultiple } from './terms-rules.ts';

/**
 * Flat interest in the cumulative family: the whole interest is on the amount
 * first lent, down payment included, for the whole term; it and the principal
 * are spread evenly, the last row taking what rounding left.
 */
export function flatSteps(terms: ScheduleTerms, gross: Figure, net: Figure): Steps {
  const { instalments, interestGrace, interestFree } = terms;
  const whole = asMoney(terms, product(gross, unitRate(terms).times(unitsOfTerm(terms))));
  const each = spread(terms, whole, instalments);
  const spared = Math.max(interestGrace, interestFree);
  const forgiven = asMoney(terms, product(each, interestFree));
  const charged = whole.minus(forgiven);
  const average = spread(terms, whole.minus(each.times(interestFree)), instalments - spared);
  return ({ row, held, interestSoFar }) => {
    const isSpared = row <= spared;
    const isPutOff = isSpared && row > interestFree;
    if (terms.amortization === 'equal_instalments') {
      const interest = isSpared ? zero : average;
      return {
        principal: flatPrincipal(terms, net, row, interest),
        interest: upTo(charged, interestSoFar, interest, row === instalments),
        held,
      };
    }
    const interest = isSpared ? zero : held.plus(each);
    const stillHeld = isPutOff ? held.plus(each) : zero;
    return {
      principal: flatPrincipal(terms, net, row, interest),
      interest: upTo(charged, interestSoFar, interest, row === instalments),
      held: stillHeld,
    };
  };
}

function unitsOfTerm(terms: ScheduleTerms): Figure {
  const start = terms.disbursements[0]?.on ?? '';
  const end = dueDates({ ...terms, start, count: terms.instalments }).at(-1) ?? start;
  if (terms.isDaily) return exact(daysBetween(start, end));
  return terms.countsPartialPeriods ? unitsBetween(terms, start, end) : exact(terms.termUnits);
}

/** With a multiple, principal and interest are each rounded to it, and their sum is what is due. */
function flatPrincipal(terms: ScheduleTerms, net: Figure, row: number, interest: Figure): Figure {
  if (row <= terms.principalGrace) return zero;
  const base = spread(terms, net, terms.instalments - terms.principalGrace);
  if (!terms.multiple) return base;
  return toMultiple(terms, base).plus(toMultiple(terms, interest)).minus(interest);
}
