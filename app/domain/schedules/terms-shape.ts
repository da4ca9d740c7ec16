import { z } from 'zod';
import { parseDay } from '#app/money/days.ts';

const decimal = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d+(\.\d+)?$/));
const count = z.number().int().min(0);
const day = z.string().refine((text) => parseDay(text) !== null, 'is no day');

/** Words that partners' systems write: a word that we do not know would change the figures unseen. */
export const termsShape = z.strictObject({
  decimals: z.number().int().min(0).max(4).nullish(),
  annualInterestRatePct: decimal,
  rateFrequency: z.string().nullish(),
  interestMethod: z.enum(['DECLINING_BALANCE', 'FLAT']),
  interestCalculationPeriod: z.enum(['DAILY', 'SAME_AS_REPAYMENT_PERIOD']).nullish(),
  amortization: z
    .enum(['EQUAL_INSTALLMENTS', 'EQUAL_PRINCIPAL', 'EQUAL_PRINCIPAL_PAYMENTS'])
    .nullish(),
  numberOfInstallments: z.number().int().min(1).max(1000),
  repayEvery: z.number().int().min(1).max(1000),
  repayUnit: z.enum(['DAYS', 'WEEKS', 'MONTHS', 'YEARS']),
  firstRepayment: day.nullish(),
  loanTerm: z
    .string()
    .regex(/^\d+ (DAYS|WEEKS|MONTHS|YEARS)$/, 'is not known: write it as 6 MONTHS')
    .nullish(),
  graceOnPrincipal: count.nullish(),
  graceOnInterest: count.nullish(),
  interestFreePeriods: count.nullish(),
  disbursements: z
    .array(
      z.strictObject({
        date: day,
        amount: decimal,
        type: z.enum(['DISBURSEMENT', 'EXPECTED_DISBURSEMENT']).nullish(),
      }),
    )
    .min(1),
  daysInYear: z.union([z.string(), z.number()]).transform(String).nullish(),
  daysInMonth: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.enum(['30', 'ACTUAL']))
    .nullish(),
  daysInYearCustomStrategy: z.enum(['FEB_29_PERIOD_ONLY', 'FULL_LEAP_YEAR']).nullish(),
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
  roundingMode: z.literal('HALF_EVEN').nullish(),
  // What changes no figure of a schedule that nobody has paid on yet.
  interestRecalculation: z.boolean().nullish(),
  product: z.unknown().optional(),
  currency: z.unknown().optional(),
  submittedOn: z.unknown().optional(),
  principalApplied: z.unknown().optional(),
  sourceGraceColumns: z.unknown().optional(),
  // Said once more in other words by the files that have them.
  currencyDecimals: z.number().int().min(0).max(4).nullish(),
  ratePerMonthPct: decimal.nullish(),
  rounding: z
    .string()
    .regex(/^HALF_EVEN/, 'is not known')
    .nullish(),
});
