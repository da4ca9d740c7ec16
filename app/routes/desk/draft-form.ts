import { z } from 'zod';
import type { LoanDraft, LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import { readInstalmentRows, scheduleForDraft } from '#app/domain/drafts/schedule-for-draft.ts';
import type { Currency } from '#app/money/currencies.ts';
import { atRate } from '#app/money/money.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import {
  amountField,
  countField,
  dayField,
  decimalField,
  optionalText,
  rateField,
  textField,
  unknownAmount,
} from '#app/web/fields.ts';

/** What a schedule is made of. */
export function termsSchema(currency: Currency) {
  return z.object({
    localAmount: amountField(currency),
    paidOutOn: dayField,
    annualRate: decimalField,
    method: z.enum(['declining', 'flat', 'equal_principal'], 'is_not_known'),
    instalments: countField(1, 120),
    every: countField(1, 365),
    unit: z.enum(['DAYS', 'WEEKS', 'MONTHS'], 'is_not_known'),
    principalGrace: countField(0, 60),
    rows: optionalText(8000),
  });
}

/** The officer's form for a loan request; what was typed comes along as `entries`. */
export function draftSchema(currency: Currency) {
  return termsSchema(currency).extend({
    firstName: textField(60),
    groupName: optionalText(80),
    memberCount: countField(1, 200),
    town: optionalText(80),
    clientId: optionalText(60),
    externalId: optionalText(60),
    consent: optionalText(3),
    use: textField(200),
    sector: textField(40),
    activity: textField(60),
    story: textField(6000),
    rate: rateField,
    fee: unknownAmount(currency),
    savings: unknownAmount(currency),
    savingsTime: optionalText(12),
    isPaidOutBefore: optionalText(3),
    isFlexible: optionalText(3),
  });
}

type DraftForm = z.infer<ReturnType<typeof draftSchema>>;
type Terms = z.infer<ReturnType<typeof termsSchema>>;

interface PartnerFacts {
  readonly country: string;
  readonly localCurrency: Currency;
  readonly language: string;
}

type Unreadable = { refused: 'schedule_is_not_readable'; detail: string };

/** The schedule of the typed rows, or else of the terms. */
export function scheduleOf(
  terms: Terms,
  localCurrency: Currency,
): { instalments: LocalInstalment[] } | Unreadable {
  const schedule = terms.rows
    ? readInstalmentRows(terms.rows, localCurrency)
    : scheduleForDraft({ ...terms, localCurrency });
  if ('wrongLine' in schedule) {
    return { refused: 'schedule_is_not_readable', detail: String(schedule.wrongLine) };
  }
  if ('error' in schedule) return { refused: 'schedule_is_not_readable', detail: schedule.error };
  return schedule;
}

/** The draft that a form describes. */
export function draftOf(form: DraftForm, facts: PartnerFacts): { draft: LoanDraft } | Unreadable {
  const { localCurrency, country, language } = facts;
  const schedule = scheduleOf(form, localCurrency);
  if ('refused' in schedule) return schedule;
  const optional = (name: string, value: string) => (value ? { [name]: value } : {});
  const day = form.isPaidOutBefore === 'yes' ? 'preDisbursedOn' : 'disbursementPlannedOn';
  return {
    draft: {
      ...optional('externalId', form.externalId),
      borrower: {
        firstName: form.firstName,
        memberCount: form.memberCount,
        country,
        ...optional('groupName', form.groupName),
        ...optional('town', form.town),
        ...optional('clientId', form.clientId),
      },
      hasConsent: form.consent === 'yes',
      use: form.use,
      sector: form.sector,
      activity: form.activity,
      stories: [{ language, text: form.story }],
      localCurrency,
      localAmount: form.localAmount,
      currency: fundingCurrency(),
      amount: atRate(form.localAmount, localCurrency, fundingCurrency(), form.rate),
      postedRate: form.rate,
      isFlexible: form.isFlexible === 'yes',
      fundraiserDays: 30,
      ...optional(day, form.paidOutOn),
      instalments: schedule.instalments,
      roundingRule: 'cumulative_half_up',
      ...(form.fee !== null && { fee: form.fee }),
      ...(form.savings !== null && {
        savings: {
          amount: form.savings,
          time: form.savingsTime === 'instalments' ? 'instalments' : 'payout',
        },
      }),
    },
  };
}
