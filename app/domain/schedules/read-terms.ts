import type { z } from 'zod';
import { isCurrency, shownDecimalsOf } from '#app/money/currencies.ts';
import type { Day } from '#app/money/days.ts';
import { dueDates } from './due-dates-rules.ts';
import { exact, roundHalfEven } from './figures-rules.ts';
import { type ScheduleTerms, asMoney } from './terms-rules.ts';
import { termsShape } from './terms-shape.ts';

type Input = z.infer<typeof termsShape>;

const units = { DAYS: 'days', WEEKS: 'weeks', MONTHS: 'months', YEARS: 'years' } as const;

/**
 * Reads terms as named by the loan systems that partners export from. All follows from the fields; what
 * cannot be done, or is not known, is reported by field name.
 */
export function readTerms(raw: unknown): { terms: ScheduleTerms } | { error: string } {
  const parsed = termsShape.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue?.code === 'unrecognized_keys')
      return { error: `${[...issue.path, issue.keys[0]].join('.')}: is no field that we know` };
    return { error: `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'is not valid'}` };
  }
  const input = parsed.data;
  const yearDays = yearDaysOf(input.daysInYear);
  if (yearDays === null) return { error: `daysInYear: "${input.daysInYear}" is not known` };
  const annualRate = annualRateOf(input, yearDays);
  if (!annualRate) return { error: `rateFrequency: "${input.rateFrequency}" is not known` };
  const terms = termsOf(input, yearDays, annualRate);
  const error =
    figureError(input, terms) ??
    graceError(input) ??
    familyError(input, terms) ??
    disbursementError(terms);
  return error === null ? { terms } : { error };
}

/** Figures that contradict each other, or reach where no calendar and no money does. */
function figureError(input: Input, terms: ScheduleTerms): string | null {
  const { decimals, instalments, every, unit } = terms;
  const fine = input.disbursements.findIndex(({ amount }) => decimalsOf(amount) > decimals);
  if (fine >= 0) return `disbursements.${fine}.amount: has more than ${decimals} decimals`;
  const inYear = { days: 365, weeks: 52, months: 12, years: 1 }[unit];
  if ((instalments * every) / inYear > longestYears)
    return `repayEvery: with numberOfInstallments it reaches over more than ${longestYears} years`;
  if (terms.annualRate.gt(highestRate))
    return `annualInterestRatePct: is above ${highestRate} a year`;
  const { ratePerMonthPct: monthly } = input;
  const isYearly = ['YEAR', '3'].includes(input.rateFrequency ?? 'YEAR');
  if (monthly && isYearly && !exact(monthly).times(12).eq(exact(input.annualInterestRatePct)))
    return 'ratePerMonthPct: is not a twelfth of annualInterestRatePct';
  if ((input.currencyDecimals ?? decimals) !== decimals)
    return 'currencyDecimals: are others than decimals';
  const { multiple, roundsUpTo } = terms;
  if (multiple && roundsUpTo) return 'emiRounding: cannot stand beside installmentMultipleOf';
  if (terms.smallestCoin && decimals > 0)
    return 'currencyMultipleOf: is done for currencies without decimals';
  return null;
}

const longestYears = 100;
const highestRate = 10_000;

const decimalsOf = (text: string) => text.split('.')[1]?.replace(/0+$/, '').length ?? 0;

/** What this family of schedules would pass over. */
function familyError(input: Input, terms: ScheduleTerms): string | null {
  const { family, interest, amortization, disbursements } = terms;
  const isAnnuity =
    family === 'cumulative' && interest === 'declining' && amortization === 'equal_instalments';
  if (input.emiRounding && !isAnnuity)
    return 'emiRounding: is done for CUMULATIVE schedules of equal instalments on a declining balance';
  if (input.equalAmortization && family === 'progressive')
    return 'equalAmortization: is done for CUMULATIVE schedules';
  const isOneDay = disbursements.every(({ on }) => on === disbursements[0]?.on);
  if (family === 'cumulative' && !isOneDay)
    return 'disbursements: on several days are done for PROGRESSIVE schedules';
  const isOddStart = input.partialPeriodInterest && terms.firstDueOn !== null && !terms.isDaily;
  if (family === 'progressive' && isOddStart)
    return 'partialPeriodInterest: with firstRepayment it is done for DAILY interest, or CUMULATIVE';
  const isMany = terms.multiple?.gt(1) && amortization === 'equal_principal';
  if (isMany && family === 'cumulative' && interest === 'declining')
    return 'installmentMultipleOf: is done for equal instalments';
  if (input.equalAmortization && terms.interestGrace + terms.interestFree > 0)
    return 'equalAmortization: is not done with graceOnInterest or interestFreePeriods';
  const [agreed, unit] = input.loanTerm?.split(' ') ?? [];
  // Only there is interest for the term that was agreed, whatever the instalments come to.
  const isByTerm = family === 'cumulative' && interest === 'flat';
  if (isByTerm && unit !== undefined && unit !== input.repayUnit)
    return `loanTerm: write it in ${input.repayUnit}, as repayUnit`;
  const isOther = Number(agreed) !== terms.instalments * terms.every;
  if (!isByTerm && unit === input.repayUnit && isOther)
    return 'loanTerm: is not numberOfInstallments times repayEvery';
  return null;
}

/** Grace that leaves nothing to be paid. */
function graceError(input: Input): string | null {
  const { numberOfInstallments: count, downPaymentPct } = input;
  const [principal, interest, free] = [
    input.graceOnPrincipal ?? 0,
    input.graceOnInterest ?? 0,
    input.interestFreePeriods ?? 0,
  ];
  if (principal >= count) return 'graceOnPrincipal: leaves no instalment for the principal';
  if (interest >= count) return 'graceOnInterest: leaves no instalment for the interest';
  if (free > count) return 'interestFreePeriods: are more than there are instalments';
  if (Number(downPaymentPct ?? 0) >= 100)
    return 'downPaymentPct: must be below 100, or nothing is lent';
  return null;
}

/** Money that comes out of order, or when nothing is due any more. */
function disbursementError(terms: ScheduleTerms): string | null {
  const [first] = terms.disbursements;
  const days = terms.disbursements.map(({ on }) => on);
  const behind = days.findIndex((day, index) => index > 0 && day < (days[index - 1] ?? ''));
  if (behind >= 0) return `disbursements.${behind}.date: is before the one above it`;
  const nothing = terms.disbursements.findIndex(({ amount }) => !amount.gt(0));
  if (nothing >= 0) return `disbursements.${nothing}.amount: is not above zero`;
  const start = first?.on ?? '';
  if (terms.firstDueOn !== null && terms.firstDueOn <= start)
    return 'firstRepayment: is not after the first disbursement';
  const late = days.findIndex((day) => day >= lastDue(terms, start));
  return late >= 0 ? `disbursements.${late}.date: is not before the last instalment` : null;
}

function lastDue({ firstDueOn, instalments: count, every, unit }: ScheduleTerms, start: Day): Day {
  return dueDates({ start, firstDueOn, count, every, unit }).at(-1) ?? start;
}

function termsOf(
  input: Input,
  yearDays: ScheduleTerms['yearDays'],
  annualRate: ScheduleTerms['annualRate'],
): ScheduleTerms {
  const positive = (text: string | null | undefined) => {
    return text && Number(text) > 0 ? exact(text) : null;
  };
  const terms: ScheduleTerms = {
    family: input.scheduleType === 'CUMULATIVE' ? 'cumulative' : 'progressive',
    disbursements: [],
    decimals: input.decimals ?? input.currencyDecimals ?? decimalsOfCurrency(input.currency),
    annualRate,
    interest: input.interestMethod === 'FLAT' ? 'flat' : 'declining',
    amortization: input.amortization?.startsWith('EQUAL_PRINCIPAL')
      ? 'equal_principal'
      : 'equal_instalments',
    instalments: input.numberOfInstallments,
    every: input.repayEvery,
    unit: units[input.repayUnit],
    firstDueOn: input.firstRepayment ?? null,
    isDaily: input.interestCalculationPeriod === 'DAILY',
    countsPartialPeriods: input.partialPeriodInterest ?? false,
    yearDays,
    hasMonthsOf30: input.daysInMonth === '30',
    countsLeapDayInItsPeriodOnly: input.daysInYearCustomStrategy === 'FEB_29_PERIOD_ONLY',
    multiple: positive(input.installmentMultipleOf),
    roundsUpTo: positive(input.emiRounding?.replace('CEIL to ', '')),
    smallestCoin: positive(input.currencyMultipleOf),
    downPayment: positive(input.downPaymentPct),
    principalGrace: input.graceOnPrincipal ?? 0,
    interestGrace: input.graceOnInterest ?? 0,
    interestFree: input.interestFreePeriods ?? 0,
    hasEvenInterest: input.equalAmortization ?? false,
    termUnits: termUnitsOf(input),
  };
  const disbursements = input.disbursements.map((paid) => ({
    on: paid.date,
    amount: asMoney(terms, exact(paid.amount)),
  }));
  return { ...terms, disbursements };
}

/** Of a currency's code, as it is shown; else two. */
function decimalsOfCurrency(code: unknown): number {
  return typeof code === 'string' && isCurrency(code) ? shownDecimalsOf(code) : 2;
}

function termUnitsOf(input: Input): number {
  const agreed = Number(/^\d+/.exec(input.loanTerm ?? '')?.[0] ?? 0);
  return agreed > 0 ? agreed : input.numberOfInstallments * input.repayEvery;
}

function yearDaysOf(text: string | null | undefined): ScheduleTerms['yearDays'] | null {
  if (!text || text === 'ACTUAL') return 'actual';
  return ['360', '364', '365'].includes(text) ? Number(text) : null;
}

/** The yearly rate, whatever span it is given for; null for an unknown span. */
function annualRateOf(input: Input, yearDays: ScheduleTerms['yearDays']) {
  const rate = exact(input.annualInterestRatePct);
  const days = yearDays === 'actual' ? 365 : yearDays;
  switch (input.rateFrequency ?? 'YEAR') {
    case 'YEAR':
    case '3':
      return rate;
    case 'MONTH':
    case '2':
      return rate.times(12);
    case 'WEEK':
    case '1':
      return rate.times(52);
    case 'DAY':
    case '0':
      return rate.times(days);
    case 'WHOLE_TERM':
    case '4': {
      const inYear = { DAYS: days, WEEKS: 52, MONTHS: 12, YEARS: 1 }[input.repayUnit];
      const length = termUnitsOf(input);
      return roundHalfEven(rate.div(length), 8).times(inYear);
    }
    default:
      return null;
  }
}
