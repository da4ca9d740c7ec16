import { Decimal } from 'decimal.js';
import { periodsOf } from './due-dates-rules.ts';
import { type Figure, exact, product, roundHalfEven, sumOf, zero } from './figures-rules.ts';
import { annuityRate, cumulativeRate } from './cumulative-rate-rules.ts';
import { flatSteps } from './flat-rules.ts';
import { type Steps, spread, upTo } from './step-rules.ts';
import {
  type ScheduleRow,
  type ScheduleTerms,
  asMoney,
  downPayments,
  withDownPayments,
} from './terms-rules.ts';

/**
 * Schedules of the cumulative family. What each row takes of principal and
 * interest is a rule of its own (below, and in flat-rules); here they are run
 * until nothing is left, the last row taking what remains. A balance that
 * reaches zero early ends the schedule early.
 */
export function cumulativeSchedule(terms: ScheduleTerms): ScheduleRow[] {
  const downs = downPayments(terms);
  const gross = sumOf(terms.disbursements.map((disbursement) => disbursement.amount));
  const net = gross.minus(sumOf(downs));
  if (terms.interest === 'flat') {
    return withDownPayments(terms, downs, walk(terms, net, flatSteps(terms, gross, net)));
  }
  const rows = walk(terms, net, decliningSteps(terms, net));
  if (!terms.hasEvenInterest) return withDownPayments(terms, downs, rows);
  const interest = sumOf(rows.map((row) => row.interest));
  return withDownPayments(terms, downs, walk(terms, net, evenSteps(terms, net, interest)));
}

function walk(terms: ScheduleTerms, net: Figure, steps: Steps): ScheduleRow[] {
  const start = terms.disbursements[0]?.on ?? '';
  const periods = periodsOf({ ...terms, start, count: terms.instalments });
  const rows: ScheduleRow[] = [];
  let balance = net;
  let held = zero;
  let interestSoFar = zero;
  for (const [index, period] of periods.entries()) {
    if (balance.isZero()) break;
    const row = index + 1;
    const step = steps({ row, period, balance, held, interestSoFar });
    const isLast = row === terms.instalments;
    const principal = isLast || step.principal.gt(balance) ? balance : step.principal;
    held = step.held;
    interestSoFar = interestSoFar.plus(step.interest);
    balance = balance.minus(principal);
    rows.push({ dueOn: period.dueOn, principal, interest: step.interest, balance });
  }
  const last = rows.pop();
  if (last) rows.push({ ...last, interest: last.interest.plus(held) });
  return rows;
}

function decliningSteps(terms: ScheduleTerms, net: Figure): Steps {
  const principalOf = principalRule(terms, net);
  return ({ row, period, balance, held }) => {
    const rate = cumulativeRate(terms, period.from, period.dueOn);
    const accrued = asMoney(terms, product(balance, rate));
    if (row <= terms.interestFree) {
      return { principal: principalOf(row, zero), interest: zero, held };
    }
    const isPutOff = row <= terms.interestGrace;
    return {
      principal: principalOf(row, accrued),
      interest: isPutOff ? zero : held.plus(accrued),
      held: isPutOff ? held.plus(accrued) : zero,
    };
  };
}

/** The same interest in every row, the total unchanged; the last row takes the rest. */
function evenSteps(terms: ScheduleTerms, net: Figure, whole: Figure): Steps {
  const principalOf = principalRule(terms, net);
  const each = spread(terms, whole, terms.instalments);
  return ({ row, interestSoFar }) => ({
    principal: principalOf(row, each),
    interest: upTo(whole, interestSoFar, each, row === terms.instalments),
    held: zero,
  });
}

/** What a row takes of the principal, given its own interest. */
function principalRule(
  terms: ScheduleTerms,
  net: Figure,
): (row: number, interest: Figure) => Figure {
  const rows = terms.instalments - terms.principalGrace;
  const isInGrace = (row: number) => row <= terms.principalGrace;
  if (terms.amortization === 'equal_principal') {
    const each = spread(terms, net, rows);
    return (row) => (isInGrace(row) ? zero : each);
  }
  const level = levelInstalment(terms, net, rows);
  return (row, interest) => (isInGrace(row) ? zero : level.minus(interest));
}

/**
 * The ordinary annuity formula, in double precision on purpose: the systems
 * whose schedules must be matched compute it that way. The result is rounded to
 * money before it is used; nothing else here is a float.
 */
function levelInstalment(terms: ScheduleTerms, net: Figure, rows: number): Figure {
  // Without any interest each instalment is an even part.
  const isFree = terms.interestFree >= terms.instalments;
  const rate = isFree ? 0 : annuityRate(terms).toNumber();
  const amount = net.toNumber();
  const growth = (1 + rate) ** rows;
  const raw = exact(rate === 0 ? amount / rows : (amount * growth * rate) / (growth - 1));
  if (terms.roundsUpTo) {
    const whole = raw.div(terms.roundsUpTo).toDecimalPlaces(0, Decimal.ROUND_CEIL);
    return asMoney(terms, whole.times(terms.roundsUpTo));
  }
  if (!terms.multiple) return asMoney(terms, raw);
  return asMoney(terms, roundHalfEven(raw.div(terms.multiple), 0).times(terms.multiple));
}
