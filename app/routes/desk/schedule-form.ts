import { z } from 'zod';
import type { LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import { scheduleForDraft, seasonForDraft } from '#app/domain/drafts/schedule-for-draft.ts';
import type { Currency } from '#app/money/currencies.ts';
import {
  amountField,
  countField,
  dayField,
  decimalField,
  optionalDay,
  optionalText,
} from '#app/web/fields.ts';
import type { FieldError } from '#app/web/field-errors.ts';
import { parseEntries } from '#app/web/forms.ts';
import { readRows } from './schedule-rows.ts';

/** How often she pays, where that is the same all the time. */
const regular = {
  week: { every: 1, unit: 'WEEKS' },
  fortnight: { every: 2, unit: 'WEEKS' },
  four_weeks: { every: 4, unit: 'WEEKS' },
  month: { every: 1, unit: 'MONTHS' },
  two_months: { every: 2, unit: 'MONTHS' },
  quarter: { every: 3, unit: 'MONTHS' },
  half_year: { every: 6, unit: 'MONTHS' },
} as const;

/** The choices of the form: beside the regular ones, months of the year, and rows of her own. */
export const rhythms = [
  ...(Object.keys(regular) as (keyof typeof regular)[]),
  'season',
  'rows',
] as const;

export type Rhythm = (typeof rhythms)[number];

const weights = Array.from({ length: 12 }, (_, month) => `weight${month + 1}`);
const weightFields = Object.fromEntries(weights.map((name) => [name, optionalText(1)]));
const forAll = (currency: Currency) => ({
  localAmount: amountField(currency).refine((amount) => amount > 0n, 'is_not_an_amount'),
  paidOutOn: dayField.refine((day) => day < lastPayout, 'is_not_a_day'),
  rhythm: z.enum(rhythms, 'is_not_known'),
});

/** Nobody plans further. */
const lastPayout = '2200-01-01';
/** As the schedules of partners' own systems have it: percent a year, and years in all. */
const highestRate = 10_000;
const longestYears = 100;

/** What a schedule is made of, besides rows. */
export function termsSchema(currency: Currency) {
  return z.object({
    ...forAll(currency),
    firstDueOn: optionalDay,
    annualRate: decimalField.refine((rate) => Number(rate) <= highestRate, 'is_not_a_number'),
    method: z.enum(['declining', 'flat', 'equal_principal'], 'is_not_known'),
    instalments: countField(1, 120),
    principalGrace: countField(0, 60),
    ...weightFields,
  });
}

type Made =
  | { instalments: LocalInstalment[] }
  | { refused: 'schedule_is_not_readable'; detail: string }
  | { errors: Record<string, FieldError> };

/** The schedule that a form describes: of its rows, if it has rows of its own, or else of its terms. */
export function scheduleOf(entries: Record<string, string>, localCurrency: Currency): Made {
  const { rhythm: asked = '' } = entries;
  if (asked === 'rows') {
    const parsed = parseEntries(entries, z.object(forAll(localCurrency)));
    return parsed.ok ? readRows(entries, localCurrency) : parsed;
  }
  // By season nothing is asked that only regular payments have.
  const typed = asked === 'season' ? { ...entries, principalGrace: '0' } : entries;
  const parsed = parseEntries(typed, termsSchema(localCurrency));
  if (!parsed.ok) return parsed;
  const { rhythm, ...terms } = { ...parsed.value, localCurrency };
  if (terms.firstDueOn !== null && terms.firstDueOn <= terms.paidOutOn)
    return { errors: { firstDueOn: 'is_before_the_money' } };
  if (rhythm === 'rows') return readRows(entries, localCurrency);
  if (rhythm === 'season') {
    const parts = weights.map((name) => Number(/^\d$/.exec(entries[name] ?? '')?.[0] ?? 0));
    const inYear = parts.filter((part) => part > 0).length;
    if (inYear === 0) return { errors: { season: 'needs_a_month' } };
    if (terms.instalments / inYear > longestYears)
      return { errors: { instalments: 'lasts_too_long' } };
    return seasonForDraft({ ...terms, weights: parts });
  }
  const built = scheduleForDraft({ ...terms, ...regular[rhythm] });
  return 'error' in built ? { refused: 'schedule_is_not_readable', detail: built.error } : built;
}
