import { z } from 'zod';
import type { BorrowerDraft, LoanDraft } from '#app/domain/drafts/loan-draft-rules.ts';
import type { Currency } from '#app/money/currencies.ts';
import { atRate } from '#app/money/money.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import {
  amountField,
  countField,
  dayField,
  optionalText,
  rateField,
  textField,
  unknownAmount,
} from '#app/web/fields.ts';
import type { FieldError } from '#app/web/field-errors.ts';
import { entriesOf, parseEntries } from '#app/web/forms.ts';
import { scheduleOf, termsSchema } from './schedule-form.ts';
import { rowEntriesOf } from './schedule-rows.ts';

/** Who is typed: nobody, where a borrower was picked. */
const borrowerFields = {
  firstName: textField(60),
  groupName: optionalText(80),
  memberCount: countField(1, 200),
  town: optionalText(80),
  clientId: optionalText(60),
};

/** The officer's form for a loan request, but for its schedule. */
function draftSchema(currency: Currency) {
  return z.object({
    externalId: optionalText(60),
    consent: optionalText(3),
    use: textField(200),
    sector: textField(40),
    activity: textField(60),
    story: textField(6000),
    localAmount: amountField(currency),
    rate: rateField,
    paidOutOn: dayField,
    fee: unknownAmount(currency),
    savings: unknownAmount(currency),
    savingsTime: optionalText(12),
    isPaidOutBefore: optionalText(3),
    isFlexible: optionalText(3),
  });
}

/** All that was typed into the form. */
export function draftEntries(form: FormData, currency: Currency): Record<string, string> {
  const schema = draftSchema(currency).extend(borrowerFields).extend(termsSchema(currency).shape);
  return { ...entriesOf(form, schema), ...rowEntriesOf(form) };
}

interface PartnerFacts {
  readonly country: string;
  readonly localCurrency: Currency;
  readonly language: string;
  /** Whom the partner's staff picked; null where somebody new is typed. */
  readonly borrower: BorrowerDraft | null;
}

type Made =
  | { draft: LoanDraft }
  | { refused: 'schedule_is_not_readable'; detail: string }
  | { errors: Record<string, FieldError> };

/** The draft that a form describes. */
export function draftOf(entries: Record<string, string>, facts: PartnerFacts): Made {
  const { localCurrency, language } = facts;
  const parsed = parseEntries(entries, draftSchema(localCurrency));
  const borrower = borrowerOf(entries, facts);
  const schedule = scheduleOf(entries, localCurrency);
  const errors = {
    ...('errors' in borrower && borrower.errors),
    ...(!parsed.ok && parsed.errors),
    ...('errors' in schedule && schedule.errors),
  };
  if (!parsed.ok || 'errors' in borrower || 'errors' in schedule) return { errors };
  if ('refused' in schedule) return schedule;
  const form = parsed.value;
  const day = form.isPaidOutBefore === 'yes' ? 'preDisbursedOn' : 'disbursementPlannedOn';
  return {
    draft: {
      ...optional('externalId', form.externalId),
      borrower: borrower.borrower,
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

const optional = (name: string, value: string) => (value ? { [name]: value } : {});

function borrowerOf(
  entries: Record<string, string>,
  { borrower, country }: PartnerFacts,
): { borrower: BorrowerDraft } | { errors: Record<string, FieldError> } {
  if (borrower) return { borrower };
  const parsed = parseEntries(entries, z.object(borrowerFields));
  if (!parsed.ok) return parsed;
  const { firstName, memberCount, groupName, town, clientId } = parsed.value;
  const more = {
    ...optional('groupName', groupName),
    ...optional('town', town),
    ...optional('clientId', clientId),
  };
  return { borrower: { firstName, memberCount, country, ...more } };
}
