import { type Currency, isCurrency } from '#app/money/currencies.ts';
import { dayIn, parseDay } from '#app/money/days.ts';
import { atRate, minorUnits } from '#app/money/money.ts';
import { total } from '#app/money/share-out.ts';
import type { DraftMember, LoanDraft } from './loan-draft-rules.ts';
import { type WrittenDraft, draftShape } from './draft-shape.ts';
import { inApiWords, placeAsWritten } from './draft-names.ts';
import { type DraftTable, type ToldOfTable, doubtful, draftTable } from './read-draft-table.ts';
import {
  type ShapeProblem,
  placeInJson,
  placeOf,
  shapeProblem,
  withoutNulls,
} from './shape-problems.ts';

export type DraftProblemKind =
  | ShapeProblem
  | 'is_not_json'
  | 'is_not_a_currency'
  | 'is_not_an_amount'
  | 'is_below_zero'
  | 'is_not_a_day'
  | 'is_out_of_all_measure'
  | 'could_be_two';

export interface DraftProblem {
  /** Where in the file: `[0].schedule[2].date`. */
  readonly place: string;
  readonly problem: DraftProblemKind;
  /** The value there, as far as it helps. */
  readonly detail: string;
}

interface Context {
  readonly country: string;
  /** The partner's: the day of an instant is the day there. */
  readonly zone: string;
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
  /** Where a field stands in the file: of `schedule[2].date` the whole path, or the line. */
  readonly at: (where: string) => string;
  /** With what could be read of it, if there are problems; null where its shape is another. */
  readonly draft: LoanDraft | null;
  readonly problems: readonly DraftProblem[];
  /** Fields of the shape that are not kept here. */
  readonly notKept: readonly string[];
}

export type ReadDrafts =
  | { readonly rows: ReadDraft[]; readonly asks: DraftTable['asks'] }
  | { readonly problems: DraftProblem[] };

/**
 * Reads loan drafts: one or a list in the shape of Kiva's partner API or in our own words, as JSON, or a
 * table. Amounts are local; what lenders fund is the sum at the rate that the partner gives beside the
 * file. Every draft is read by itself: what is wrong with one hides nothing of the others.
 */
export function readLoanDrafts(file: string, context: Context, told: ToldOfTable = {}): ReadDrafts {
  const text = file.replace(/^\uFEFF/, '');
  const table = /^\s*[[{]/.test(text) ? null : draftTable(text, told);
  if (table) {
    const rows = table.drafts.map((row, index) => readDraft(row, `[${index}]`, context));
    const placed = rows.map((row, index) => inTable(row, table, index));
    if (rows.length > 0) return { rows: placed, asks: table.asks };
    return { problems: [{ place: '', problem: 'is_empty', detail: '' }] };
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const where = placeInJson(text, (error as Error).message);
    return { problems: [{ ...where, problem: 'is_not_json' }] };
  }
  const list = Array.isArray(raw) ? raw : [raw];
  if (list.length === 0) return { problems: [{ place: '', problem: 'is_empty', detail: '[]' }] };
  const rows = list.map((row, index) => readDraft(withoutNulls(row), `[${index}]`, context));
  return { rows, asks: {} };
}

/** Places of a table are lines and columns. */
function inTable(row: ReadDraft, table: DraftTable, index: number): ReadDraft {
  const first = table.lines[index] ?? 0;
  const at = (where: string) => {
    const cell = table.places.get(`[${index}].${where}`);
    return cell ? `:${cell.line} ${cell.column}` : `:${first} ${where}`;
  };
  return {
    ...row,
    place: `:${first}`,
    at,
    problems: row.problems.map((problem) => {
      const place = at(problem.place.slice(`[${index}].`.length));
      return problem.detail.startsWith(doubtful)
        ? { place, problem: 'could_be_two', detail: problem.detail.slice(doubtful.length) }
        : { ...problem, place };
    }),
  };
}

function readDraft(written: unknown, place: string, context: Context): ReadDraft {
  const row = inApiWords(written);
  const at = (where: string) => placeOf(place, placeAsWritten(written, pathOf(where)));
  const parsed = draftShape.safeParse(row);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue): DraftProblem[] => {
      const placed = (path: readonly PropertyKey[]) =>
        placeOf(place, placeAsWritten(written, path));
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            place: placed([...issue.path, key]),
            problem: 'is_not_a_field',
            detail: '',
          }))
        : [{ place: placed(issue.path), ...shapeProblem(row, issue) }];
    });
    return { place, at, draft: null, problems, notKept: [] };
  }
  const problems: DraftProblem[] = [];
  const draft = draftOf(parsed.data, at, context, problems);
  const notKept = (['activity_id', 'not_pictured', 'theme_type_id', 'themes'] as const).filter(
    (name) => parsed.data[name] !== undefined,
  );
  return { place, at, draft, problems, notKept };
}

function draftOf(
  row: WrittenDraft,
  at: ReadDraft['at'],
  context: Context,
  problems: DraftProblem[],
): LoanDraft {
  const localCurrency = isCurrency(row.currency) ? row.currency : null;
  const wrong = (where: string, problem: DraftProblem['problem'], detail: string) =>
    void problems.push({ place: at(where), problem, detail });
  if (!localCurrency) wrong('currency', 'is_not_a_currency', row.currency);
  const amountAt = (where: string, decimalText: string) => {
    const amount = localCurrency ? minorUnits(decimalText, localCurrency) : 0n;
    if (amount === null) wrong(where, 'is_not_an_amount', decimalText);
    else if (amount < 0n) wrong(where, 'is_below_zero', decimalText);
    return amount ?? 0n;
  };
  const dayAt = (where: string, written: string) => {
    const instant = written.includes('T') ? new Date(written) : null;
    const isDay = parseDay(written.slice(0, 10)) !== null;
    const isOne = isDay && instant !== null && !Number.isNaN(instant.getTime());
    const day = isOne ? dayIn(context.zone, instant) : parseDay(written);
    if (!day) wrong(where, 'is_not_a_day', written);
    return day ?? '1970-01-01';
  };
  const parts = row.entreps.map((member, index) =>
    amountAt(`entreps[${index}].amount`, member.amount),
  );
  const localAmount = total(parts);
  const [leader] = row.entreps;
  const members = membersOf(row, parts);
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
    ...(members.length > 1 && { members }),
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
    fundraiserDays: row.fundraiser_days ?? 30,
    disbursementPlannedOn: dayAt('disburse_time', row.disburse_time),
    instalments: row.schedule.map((line, index) => ({
      dueOn: dayAt(`schedule[${index}].date`, line.date),
      principal: amountAt(`schedule[${index}].principal`, line.principal),
      interest: amountAt(`schedule[${index}].interest`, line.interest),
    })),
    roundingRule: 'cumulative_half_up',
  };
}

function membersOf(row: WrittenDraft, parts: readonly bigint[]): DraftMember[] {
  return row.entreps.map((member, index) => ({
    firstName: member.first_name,
    localAmount: parts[index] ?? 0n,
    ...optional('lastName', member.last_name),
    ...optional('gender', member.gender),
    ...optional('clientId', member.client_id),
    ...optional('externalId', member.loan_id),
  }));
}

const optional = <T>(name: string, value: T | undefined) => (value ? { [name]: value } : {});

/** `schedule[2].date` as its steps. */
const pathOf = (where: string) =>
  where
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
