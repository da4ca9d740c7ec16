import { z } from 'zod';
import { type Currency, isCurrency } from '#app/money/currencies.ts';
import { parseDay } from '#app/money/days.ts';
import { atRate, minorUnits } from '#app/money/money.ts';
import type { LoanDraft } from './loan-draft-rules.ts';
import {
  type ShapeProblem,
  placeInJson,
  placeOf,
  shapeProblem,
  withoutNulls,
} from './shape-problems.ts';

/**
 * Reads loan drafts in the shape of Kiva's partner API: one draft or a list.
 * Amounts are local; what lenders fund is the sum at the rate that the partner
 * gives beside the file.
 */
const decimal = z.union([z.string(), z.number()]).transform(String);
const text = z.string().trim();

const entrepreneur = z.strictObject({
  amount: decimal,
  client_id: z.union([z.string(), z.number()]).transform(String).optional(),
  first_name: text.min(1),
  last_name: text.optional(),
  gender: text.optional(),
  loan_id: z.union([z.string(), z.number()]).transform(String).optional(),
});

const shape = z.strictObject({
  activity: text.min(1).optional(),
  client_waiver_signed: z.boolean(),
  currency: text,
  description: text.min(1),
  disburse_time: text,
  entreps: z.array(entrepreneur).min(1),
  group_name: text.optional(),
  internal_client_id: z.union([z.string(), z.number()]).transform(String).optional(),
  internal_loan_id: z.union([z.string(), z.number()]).transform(String).optional(),
  loanuse: text.min(1),
  location: text.optional(),
  // What the partner API also takes, and we have no place for: said, not dropped in silence.
  not_pictured: z.unknown().optional(),
  themes: z.unknown().optional(),
  sector: text.min(1).optional(),
  schedule: z.array(z.strictObject({ date: text, interest: decimal, principal: decimal })).min(1),
});

export type DraftProblemKind =
  | ShapeProblem
  | 'is_not_json'
  | 'is_not_a_currency'
  | 'is_not_an_amount'
  | 'is_below_zero'
  | 'is_not_a_day';

export interface DraftProblem {
  /** Where in the file: `[0].schedule[2].date`. */
  readonly place: string;
  readonly problem: DraftProblemKind;
  /** The value there, as far as it helps. */
  readonly detail: string;
}

interface Context {
  readonly country: string;
  readonly sector: string;
  readonly activity: string;
  readonly language: string;
  readonly currency: Currency;
  /** Local units per funding unit. */
  readonly rate: string;
}

/** One draft of a file, as far as it could be read. */
export interface ReadDraft {
  /** `[0]` */
  readonly place: string;
  /** With what could be read of it, if there are problems; null where its shape is another. */
  readonly draft: LoanDraft | null;
  readonly problems: readonly DraftProblem[];
  /** Fields of the shape that are not kept here. */
  readonly notKept: readonly string[];
}

/** Every draft of a file by itself: what is wrong with one hides nothing of the others. */
export function readLoanDrafts(
  json: string,
  context: Context,
): { rows: ReadDraft[] } | { problems: DraftProblem[] } {
  let raw: unknown;
  try {
    raw = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    const where = placeInJson(json, (error as Error).message);
    return { problems: [{ ...where, problem: 'is_not_json' }] };
  }
  const rows = Array.isArray(raw) ? raw : [raw];
  if (rows.length === 0) return { problems: [{ place: '', problem: 'is_empty', detail: '[]' }] };
  return { rows: rows.map((row, index) => readDraft(withoutNulls(row), `[${index}]`, context)) };
}

function readDraft(row: unknown, place: string, context: Context): ReadDraft {
  const parsed = shape.safeParse(row);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue): DraftProblem[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            place: placeOf(place, [...issue.path, key]),
            problem: 'is_not_a_field',
            detail: '',
          }))
        : [{ place: placeOf(place, issue.path), ...shapeProblem(row, issue) }],
    );
    return { place, draft: null, problems, notKept: [] };
  }
  const problems: DraftProblem[] = [];
  const draft = draftOf(parsed.data, place, context, problems);
  const notKept = (['not_pictured', 'themes'] as const).filter(
    (name) => parsed.data[name] !== undefined,
  );
  return { place, draft, problems, notKept };
}

function draftOf(
  row: z.infer<typeof shape>,
  place: string,
  context: Context,
  problems: DraftProblem[],
): LoanDraft {
  const localCurrency = isCurrency(row.currency) ? row.currency : null;
  const wrong = (where: string, problem: DraftProblem['problem'], detail: string) =>
    void problems.push({ place: `${place}.${where}`, problem, detail });
  if (!localCurrency) wrong('currency', 'is_not_a_currency', row.currency);
  const amountAt = (where: string, decimalText: string) => {
    const amount = localCurrency ? minorUnits(decimalText, localCurrency) : 0n;
    if (amount === null) wrong(where, 'is_not_an_amount', decimalText);
    else if (amount < 0n) wrong(where, 'is_below_zero', decimalText);
    return amount ?? 0n;
  };
  const dayAt = (where: string, written: string) => {
    const day = parseDay(written.slice(0, 10));
    if (!day) wrong(where, 'is_not_a_day', written);
    return day ?? '1970-01-01';
  };
  const localAmount = row.entreps
    .map((member, index) => amountAt(`entreps[${index}].amount`, member.amount))
    .reduce((sum, amount) => sum + amount, 0n);
  const [leader] = row.entreps;
  const optional = <T>(name: string, value: T | undefined) => (value ? { [name]: value } : {});
  return {
    ...optional('externalId', row.internal_loan_id ?? leader?.loan_id),
    borrower: {
      firstName: leader?.first_name ?? '',
      memberCount: row.entreps.length,
      country: context.country,
      ...optional('clientId', row.internal_client_id ?? leader?.client_id),
      ...optional('lastName', leader?.last_name),
      ...optional('gender', leader?.gender),
      ...optional('groupName', row.group_name),
      ...optional('town', row.location),
    },
    hasConsent: row.client_waiver_signed,
    use: row.loanuse,
    sector: row.sector ?? context.sector,
    activity: row.activity ?? context.activity,
    stories: [{ language: context.language, text: row.description }],
    localCurrency: localCurrency ?? context.currency,
    localAmount,
    currency: context.currency,
    amount: atRate(localAmount, localCurrency ?? context.currency, context.currency, context.rate),
    postedRate: context.rate,
    isFlexible: false,
    fundraiserDays: 30,
    disbursementPlannedOn: dayAt('disburse_time', row.disburse_time),
    instalments: row.schedule.map((line, index) => ({
      dueOn: dayAt(`schedule[${index}].date`, line.date),
      principal: amountAt(`schedule[${index}].principal`, line.principal),
      interest: amountAt(`schedule[${index}].interest`, line.interest),
    })),
    roundingRule: 'cumulative_half_up',
  };
}
