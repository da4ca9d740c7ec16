import { z } from 'zod';
import { parseDay } from '#app/money/days.ts';
import { exact, roundHalfEven } from './figures-rules.ts';
import { type ScheduleTerms, asMoney } from './terms-rules.ts';

/**
 * Reads terms as named by the loan systems that partners export from. All
 * follows from the fields; what cannot be done is reported by field name.
 */
const decimal = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d+(\.\d+)?$/));
const count = z.number().int().min(0);
const day = z.string().refine((text) => parseDay(text) !== null, 'is no day');

const shape = z.object({
  decimals: z.number().int().min(0).max(4).nullish(),
  annualInterestRatePct: decimal,
  rateFrequency: z.string().nullish(),
  interestMethod: z.enum(['DECLINING_BALANCE', 'FLAT']),
  interestCalculationPeriod: z.enum(['DAILY', 'SAME_AS_REPAYMENT_PERIOD']).nullish(),
  amortization: z.string().nullish(),
  numberOfInstallments: z.number().int().min(1).max(1000),
  repayEvery: z.number().int().min(1),
  repayUnit: z.enum(['DAYS', 'WEEKS', 'MONTHS', 'YEARS']),
  firstRepayment: day.nullish(),
  loanTerm: z.string().nullish(),
  graceOnPrincipal: count.nullish(),
  graceOnInterest: count.nullish(),
  interestFreePeriods: count.nullish(),
  disbursements: z.array(z.object({ date: day, amount: decimal })).min(1),
  daysInYear: z.union([z.string(), z.number()]).transform(String).nullish(),
  daysInMonth: z.union([z.string(), z.number()]).transform(String).nullish(),
  daysInYearCustomStrategy: z.string().nullish(),
  installmentMultipleOf: decimal.nullish(),
  currencyMultipleOf: decimal.nullish(),
  emiRounding: z
    .string()
    .regex(/^CEIL to \d+(\.\d+)?$/, 'is not known')
    .nullish(),
  downPaymentPct: decimal.nullish(),
  scheduleType: z.enum(['PROGRESSIVE', 'CUMULATIVE']).nullish(),
  partialPeriodInterest: z.boolean().nullish(),
  equalAmortization: z.boolean().nullish(),
});

type Input = z.infer<typeof shape>;

const units = { DAYS: 'days', WEEKS: 'weeks', MONTHS: 'months', YEARS: 'years' } as const;

export function readTerms(raw: unknown): { terms: ScheduleTerms } | { error: string } {
  const parsed = shape.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { error: `${issue?.path.join('.') ?? 'input'}: ${issue?.message ?? 'is not valid'}` };
  }
  const input = parsed.data;
  const yearDays = yearDaysOf(input.daysInYear);
  if (yearDays === null) return { error: `daysInYear: "${input.daysInYear}" is not known` };
  const annualRate = annualRateOf(input, yearDays);
  if (!annualRate) return { error: `rateFrequency: "${input.rateFrequency}" is not known` };
  const { numberOfInstallments, graceOnPrincipal } = input;
  if ((graceOnPrincipal ?? 0) >= numberOfInstallments) {
    return { error: 'graceOnPrincipal: leaves no instalment for the principal' };
  }
  return { terms: termsOf(input, yearDays, annualRate) };
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
    decimals: input.decimals ?? 2,
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
      const length = input.numberOfInstallments * input.repayEvery;
      return roundHalfEven(rate.div(length), 8).times(inYear);
    }
    default:
      return null;
  }
}
