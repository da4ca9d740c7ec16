import { z } from 'zod';
import { type Currency, isCurrency } from '#app/money/currencies.ts';
import { type Day, parseDay } from '#app/money/days.ts';
import { minorUnits } from '#app/money/money.ts';
import { withoutNulls } from './shape-problems.ts';

/**
 * Reads loan requests in the shape of Kiva's API, version 1: a list of loans, or an object with
 * `loans`. Real answers leave many fields out and write amounts as numbers or as text. What a file
 * says about money already raised is ignored.
 */
const decimal = z
  .union([z.string(), z.number()])
  .transform((written) => String(written).replace(/(?<=\d),(?=\d{3}(\D|$))/g, ''));
const text = z.string().trim();

const payment = z.object({ due_date: text, amount: decimal });

const loanShape = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: text.optional(),
  loan_amount: decimal,
  borrower_count: z.number().int().min(1).optional(),
  activity: text.optional(),
  sector: text.optional(),
  use: text.optional(),
  location: z.object({
    country_code: text.length(2),
    country: text.optional(),
    town: text.nullish(),
  }),
  partner_id: z.union([z.string(), z.number()]).transform(String),
  description: z.object({ texts: z.record(z.string(), z.string()).optional() }).optional(),
  borrowers: z
    .array(z.object({ first_name: text, last_name: text.nullish(), gender: text.nullish() }))
    .optional(),
  terms: z
    .object({
      disbursal_currency: text.optional(),
      disbursal_amount: decimal.optional(),
      repayment_interval: text.optional(),
      repayment_term: z.number().int().min(1).optional(),
      local_payments: z.array(payment).optional(),
    })
    .optional(),
});

export interface KivaLoan {
  readonly id: string;
  readonly partnerId: string;
  readonly name: string | null;
  readonly firstName: string | null;
  readonly borrowerCount: number;
  readonly country: string;
  readonly town: string | null;
  readonly sector: string | null;
  readonly activity: string | null;
  readonly use: string | null;
  readonly stories: readonly { language: string; text: string }[];
  /** In US cents. */
  readonly amount: bigint;
  readonly localCurrency: Currency | null;
  readonly localAmount: bigint | null;
  readonly months: number | null;
  readonly localPayments: readonly { dueOn: Day; principal: bigint }[];
}

export interface KivaProblem {
  readonly place: string;
  readonly detail: string;
}

/**
 * What can be read comes in; a loan that cannot is named, and hinders no other.
 *
 * @returns problems alone where nothing came in
 */
export function readKivaLoans(
  json: string,
): { loans: KivaLoan[]; leftOut: KivaProblem[] } | { problems: KivaProblem[] } {
  let raw: unknown;
  try {
    raw = withoutNulls(JSON.parse(json.replace(/^\uFEFF/, '')));
  } catch (error) {
    return { problems: [{ place: 'file', detail: (error as Error).message }] };
  }
  const list = Array.isArray(raw) ? raw : (raw as { loans?: unknown } | null)?.loans;
  if (!Array.isArray(list)) {
    return {
      problems: [{ place: 'file', detail: 'is neither a list of loans nor { "loans": [] }' }],
    };
  }
  const problems: KivaProblem[] = [];
  const loans = list.flatMap((row, index) => readOne(row, `[${index}]`, problems));
  if (list.length === 0) problems.push({ place: 'file', detail: 'holds no loan' });
  return loans.length === 0 ? { problems } : { loans, leftOut: problems };
}

function readOne(row: unknown, place: string, problems: KivaProblem[]): KivaLoan[] {
  const parsed = loanShape.safeParse(row);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      problems.push({ place: `${place}.${issue.path.join('.')}`, detail: issue.message });
    }
    return [];
  }
  const loan = parsed.data;
  const amount = minorUnits(loan.loan_amount, 'USD');
  if (amount === null || amount <= 0n) {
    problems.push({ place: `${place}.loan_amount`, detail: `"${loan.loan_amount}" is no amount` });
    return [];
  }
  const code = loan.terms?.disbursal_currency?.toUpperCase() ?? '';
  const localCurrency = isCurrency(code) ? code : null;
  const [leader] = loan.borrowers ?? [];
  const named = loan.name && !/^\[|anonymous/i.test(loan.name) ? loan.name : null;
  return [
    {
      id: loan.id,
      partnerId: loan.partner_id,
      name: named,
      firstName: leader?.first_name ?? named?.split(' ')[0] ?? null,
      borrowerCount: loan.borrower_count ?? loan.borrowers?.length ?? 1,
      country: loan.location.country_code.toUpperCase(),
      town: loan.location.town ?? null,
      sector: loan.sector ?? null,
      activity: loan.activity ?? null,
      use: loan.use ?? null,
      stories: Object.entries(loan.description?.texts ?? {}).map(([language, story]) => {
        return { language, text: plainText(story) };
      }),
      amount,
      localCurrency,
      localAmount: localCurrency
        ? minorUnits(loan.terms?.disbursal_amount ?? '', localCurrency)
        : null,
      months: loan.terms?.repayment_term ?? null,
      localPayments: localCurrency
        ? paymentsOf(loan.terms?.local_payments ?? [], localCurrency)
        : [],
    },
  ];
}

/** Stories come with HTML in them, also with its strokes escaped: paragraphs stay, marks go. */
function plainText(story: string): string {
  const named: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
  };
  return story
    .replaceAll('\\/', '/')
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Due dates are instants at the partner's midnight, or days. One unreadable row discards all. */
function paymentsOf(rows: readonly z.infer<typeof payment>[], currency: Currency) {
  const payments = rows.map((row) => ({
    dueOn: parseDay(row.due_date.slice(0, 10)),
    principal: minorUnits(row.amount, currency),
  }));
  const isWhole = payments.every((row) => row.dueOn !== null && row.principal !== null);
  return isWhole
    ? payments.map((row) => ({ dueOn: row.dueOn ?? '', principal: row.principal ?? 0n }))
    : [];
}
