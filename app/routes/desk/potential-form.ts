import { z } from 'zod';
import type { PotentialPart, PotentialPartName } from '#app/domain/potential/potential-rules.ts';
import type { potentialToTell } from '#app/domain/potential/potential-to-tell.ts';
import { formatAmount } from '#app/messages/format.ts';
import { currentLanguage } from '#app/web/language.ts';
import type { Currency } from '#app/money/currencies.ts';
import { countField, optionalAmount, optionalText } from '#app/web/fields.ts';

/** As many as a page shows; a request with more is told in a file. */
const mostCosts = 12;
const mostSkills = 6;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const fields = <T>(name: string, count: number, field: T) =>
  Object.fromEntries(numbers(count).map((number) => [`${name}${number}`, field]));

/** The fields of one screen. Each may be left empty. */
export function potentialSchema(part: PotentialPartName, currency: Currency) {
  switch (part) {
    case 'plan':
      return z.object({ plan: optionalText(3000), quote: optionalText(300) });
    case 'skills':
      return z.object({
        ...fields('skill', mostSkills, optionalText(80)),
        training: optionalText(300),
        trainingState: optionalText(12),
      });
    case 'costs':
      return z.object({
        ...fields('item', mostCosts, optionalText(80)),
        ...fields('cost', mostCosts, optionalAmount(currency)),
        ownPart: optionalAmount(currency),
      });
    case 'year':
      return z.object(fields('month', 12, optionalText(1)));
    case 'voucher':
      return z.object({
        firstName: optionalText(60),
        role: optionalText(80),
        years: z.union([z.literal('').transform(() => null), countField(0, 90)]).default(null),
        says: optionalText(600),
        hasAgreed: optionalText(3),
      });
  }
}

/** What one screen says; an empty field says nothing. */
export function saysOf(part: PotentialPartName, form: Record<string, unknown>): PotentialPart {
  const text = (name: string) => (form[name] as string | undefined) || null;
  const amount = (name: string) => (form[name] as bigint | undefined) ?? 0n;
  switch (part) {
    case 'plan':
      return { part, plan: text('plan'), quote: text('quote') };
    case 'skills':
      return {
        part,
        skills: numbers(mostSkills).flatMap((number) => text(`skill${number}`) ?? []),
        training: text('training'),
        trainingState: trainingState(text('training'), text('trainingState')),
      };
    case 'costs':
      return {
        part,
        costs: numbers(mostCosts).flatMap((number) => {
          const cost = { item: text(`item${number}`) ?? '', amount: amount(`cost${number}`) };
          return cost.item || cost.amount > 0n ? [cost] : [];
        }),
        ownPart: amount('ownPart') || null,
      };
    case 'year':
      return {
        part,
        incomeByMonth: numbers(12).flatMap((number) => {
          const level = text(`month${number}`);
          return level === null ? [] : [Number(level)];
        }),
      };
    case 'voucher':
      return {
        part,
        firstName: text('firstName'),
        role: text('role'),
        years: (form['years'] as number | null) ?? null,
        says: text('says'),
        hasAgreed: form['hasAgreed'] === 'yes',
      };
  }
}

/** Of a training that is told; done, unless it is said to be under way. */
function trainingState(training: string | null, state: string | null) {
  if (training === null) return null;
  return state === 'under_way' ? 'under_way' : 'done';
}

type Draft = NonNullable<Awaited<ReturnType<typeof potentialToTell>>>;

/** How many lines a screen shows: those that are filled, and a few to go on. */
export function rowsOf(part: PotentialPartName, draft: Draft): number {
  const costs = draft.potential.costAmounts.length;
  return part === 'costs'
    ? Math.min(mostCosts, Math.max(4, costs + 2))
    : Math.min(mostSkills, Math.max(3, draft.telling.skills.length + 1));
}

/** What is saved, as the fields write it. */
export function savedOf(draft: Draft) {
  const { telling, potential, localCurrency: currency } = draft;
  const write = (amount: bigint) => formatAmount({ amount, currency }, currentLanguage());
  const each = <T>(name: string, values: readonly T[], words: (value: T) => string) =>
    Object.fromEntries(values.map((value, index) => [`${name}${index + 1}`, words(value)]));
  return {
    plan: telling.plan ?? '',
    quote: telling.quote ?? '',
    ...each('skill', telling.skills, String),
    training: telling.training ?? '',
    trainingState: potential.trainingState ?? 'done',
    ...each('item', telling.costItems, String),
    ...each('cost', potential.costAmounts, write),
    ownPart: potential.ownPart === null ? '' : write(potential.ownPart),
    ...each('month', potential.incomeByMonth, String),
    firstName: potential.voucherName ?? '',
    role: telling.voucherRole ?? '',
    years: potential.voucherYears === null ? '' : String(potential.voucherYears),
    says: telling.voucherSays ?? '',
    hasAgreed: potential.voucherName === null ? '' : 'yes',
  } as Record<string, string>;
}
