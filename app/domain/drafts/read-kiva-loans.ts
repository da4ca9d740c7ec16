import { z } from 'zod';
import { currencyOfCountry, dayMeant, isCountry } from '#app/money/countries.ts';
import { type Currency, isCurrency } from '#app/money/currencies.ts';
import type { Day } from '#app/money/days.ts';
import { minorUnits } from '#app/money/money.ts';
import { total } from '#app/money/share-out.ts';
import { kivaRowsOfJson } from './kiva-shapes.ts';
import { type KivaRow, kivaRowsOfCsv } from './kiva-snapshot.ts';
import { plainText } from './plain-text.ts';
import { placeOf, withoutNulls } from './shape-problems.ts';

/**
 * Reads loan requests in the shapes in which Kiva gives them away: listings and details of its API,
 * nodes of GraphQL, files of the data snapshot. Real answers leave many fields out and write amounts
 * as numbers or as text. What a file says about money already raised is ignored.
 */
const decimal = z
  .union([z.string(), z.number()])
  .transform((written) => String(written).replace(/(?<=\d),(?=\d{3}(\D|$))/g, ''));
const text = z.string().transform(plainText);
/** Tables write `126.0` where they mean a number of somebody's. */
const key = z
  .union([z.string(), z.number()])
  .transform((written) =>
    String(written)
      .trim()
      .replace(/(?<=\d)\.0+$/, ''),
  )
  .pipe(z.string().min(1));
const count = z
  .union([z.number(), z.string().regex(/^\d+(\.0+)?$/)])
  .transform(Number)
  .pipe(z.number().int().min(1));

const payment = z.object({ due_date: z.string(), amount: decimal });

const loanShape = z.object({
  id: key,
  name: text.optional(),
  loan_amount: decimal,
  borrower_count: count.optional(),
  activity: text.optional(),
  sector: text.optional(),
  use: text.optional(),
  location: z.object({ country_code: z.string().trim().toUpperCase(), town: text.optional() }),
  partner_id: key.optional(),
  description: z.object({ texts: z.record(z.string(), text).optional() }).optional(),
  borrowers: z
    .array(z.object({ first_name: text, last_name: text.optional(), gender: text.optional() }))
    .optional(),
  terms: z
    .object({
      disbursal_currency: z.string().trim().toUpperCase().optional(),
      disbursal_amount: decimal.optional(),
      repayment_interval: text.optional(),
      repayment_term: count.optional(),
      local_payments: z.array(payment).optional(),
    })
    .optional(),
});

export interface KivaLoan {
  readonly id: string;
  /** A loan without a partner has one for its country: `direct-US`. */
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
  /** The file's, else the country's. */
  readonly localCurrency: Currency;
  readonly localAmount: bigint | null;
  readonly months: number | null;
  /** How often it is repaid; a term is in months whatever the interval. */
  readonly interval: { readonly every: number; readonly unit: 'WEEKS' | 'MONTHS' } | 'at_end';
  readonly localPayments: readonly { dueOn: Day; principal: bigint }[];
}

export interface KivaProblem {
  readonly place: string;
  readonly detail: string;
}

/** `noted`: what came in otherwise than the file has it. */
type Answer =
  { loans: KivaLoan[]; leftOut: KivaProblem[]; noted: KivaProblem[] } | { problems: KivaProblem[] };

/**
 * What can be read comes in; a loan that cannot is named, and hinders no other.
 *
 * @returns problems alone where nothing came in
 */
export function readKivaLoans(file: string): Answer {
  const rows = rowsIn(file.replace(/^\uFEFF/, ''));
  if (!Array.isArray(rows)) return { problems: [{ place: 'file', detail: rows.why }] };
  if (rows.length === 0) return { problems: [{ place: 'file', detail: 'holds no loan' }] };
  const problems: KivaProblem[] = [];
  const noted: KivaProblem[] = [];
  const seen = new Set<string>();
  const loans = rows.flatMap((row) => {
    const loan = readOne(row, problems, noted);
    if (loan === null) return [];
    const isTwice = seen.has(loan.id);
    seen.add(loan.id);
    if (isTwice) problems.push({ place: `${row.place}.id`, detail: `"${loan.id}" is here twice` });
    return isTwice ? [] : [loan];
  });
  return loans.length === 0 ? { problems } : { loans, leftOut: problems, noted };
}

const shapes = 'loans of the API, nodes of GraphQL or rows of the data snapshot';

function rowsIn(file: string): KivaRow[] | { why: string } {
  const isJson = /^\s*[[{"]/.test(file) && !/^\s*"[^"\n]*",/.test(file);
  try {
    const rows = isJson ? kivaRowsOfJson(withoutNulls(parsed(file))) : kivaRowsOfCsv(file);
    return rows ?? { why: `holds no ${shapes}` };
  } catch (error) {
    return { why: (error as Error).message };
  }
}

/** JSON, or a loan on each line. */
function parsed(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch (error) {
    const lines = file.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) throw error;
    return lines.map((line) => JSON.parse(line) as unknown);
  }
}

function readOne(
  { place, loan: row }: KivaRow,
  problems: KivaProblem[],
  noted: KivaProblem[],
): KivaLoan | null {
  const leftOut = (where: readonly PropertyKey[], detail: string) => {
    problems.push({ place: placeOf(place, where), detail });
    return null;
  };
  const parsed = loanShape.safeParse(row);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) leftOut(issue.path, issue.message);
    return null;
  }
  const loan = parsed.data;
  const { terms = {}, location } = loan;
  const country = location.country_code;
  if (!isCountry(country))
    return leftOut(['location', 'country_code'], `"${country}" is no country`);
  const amount = minorUnits(loan.loan_amount, 'USD');
  if (amount === null || amount <= 0n)
    return leftOut(['loan_amount'], `"${loan.loan_amount}" is no amount`);
  const code = terms.disbursal_currency ?? currencyOfCountry(country) ?? '';
  if (!isCurrency(code))
    return leftOut(['terms', 'disbursal_currency'], `"${code}" is no currency that we know`);
  const written = terms.disbursal_amount;
  const localAmount = written === undefined ? null : minorUnits(written, code);
  if (written !== undefined && (localAmount === null || localAmount <= 0n))
    return leftOut(['terms', 'disbursal_amount'], `"${written}" is no amount of ${code}`);
  const note = (where: readonly PropertyKey[], detail: string) =>
    noted.push({ place: placeOf(place, where), detail });
  if (loan.partner_id === undefined)
    note(['partner_id'], 'names no partner; it comes in under one for its country');
  const interval = intervalOf(terms.repayment_interval);
  if (interval === null)
    note(
      ['terms', 'repayment_interval'],
      `"${terms.repayment_interval}" says no days; instalments are monthly`,
    );
  const payments = paymentsOf(terms.local_payments ?? [], { country, currency: code, localAmount });
  if ('why' in payments) note(['terms', 'local_payments'], `${payments.why}; a schedule is built`);
  const [leader] = loan.borrowers ?? [];
  const named = loan.name && !/^\[|anonymous/i.test(loan.name) ? loan.name : null;
  return {
    id: loan.id,
    partnerId: loan.partner_id ?? `direct-${country}`,
    name: named,
    firstName: leader?.first_name || (named?.split(' ')[0] ?? null),
    borrowerCount: loan.borrower_count ?? (loan.borrowers?.length || 1),
    country,
    town: location.town ?? null,
    sector: loan.sector || null,
    activity: loan.activity || null,
    use: loan.use || null,
    stories: Object.entries(loan.description?.texts ?? {}).flatMap(([language, story]) =>
      story === '' ? [] : [{ language, text: story }],
    ),
    amount,
    localCurrency: code,
    localAmount,
    months: terms.repayment_term ?? null,
    interval: interval ?? monthly,
    localPayments: 'why' in payments ? [] : payments,
  };
}

const monthly = { every: 1, unit: 'MONTHS' } as const;
const intervals: readonly (readonly [RegExp, KivaLoan['interval']])[] = [
  [/^month(ly)?$/, monthly],
  [/^week(ly)?$/, { every: 1, unit: 'WEEKS' }],
  [/^(bi-?weekly|fortnight(ly)?|every (two|2) weeks)$/, { every: 2, unit: 'WEEKS' }],
  [/^(bi-?monthly|every (two|2) months)$/, { every: 2, unit: 'MONTHS' }],
  [/^(quarter(ly)?|every (three|3) months)$/, { every: 3, unit: 'MONTHS' }],
  [/^(semi-?annual(ly)?|half-?yearly|every (six|6) months)$/, { every: 6, unit: 'MONTHS' }],
  [/^(annual(ly)?|yearly|every (year|12 months))$/, { every: 12, unit: 'MONTHS' }],
  [
    /^((at )?(the )?end( of (the )?term)?|bullet|balloon|once|single( payment)?|lump sum)$/,
    'at_end',
  ],
];

/** Null for a word that says no days. */
function intervalOf(word: string | undefined): KivaLoan['interval'] | null {
  if (!word) return monthly;
  const plain = word
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
  return intervals.find(([words]) => words.test(plain))?.[1] ?? null;
}

/** The partner's own rows, on the days that the partner meant; all of them, or why none is used. */
function paymentsOf(
  rows: readonly z.infer<typeof payment>[],
  of: { country: string; currency: Currency; localAmount: bigint | null },
): { dueOn: Day; principal: bigint }[] | { why: string } {
  const payments = rows.flatMap((row) => {
    const dueOn = dayMeant(row.due_date, of.country);
    const principal = minorUnits(row.amount, of.currency);
    return dueOn === null || principal === null ? [] : [{ dueOn, principal }];
  });
  if (payments.length < rows.length) return { why: 'hold a row that cannot be read' };
  const sum = total(payments.map((row) => row.principal));
  if (rows.length > 0 && of.localAmount !== null && sum !== of.localAmount)
    return { why: 'do not add up to disbursal_amount' };
  return payments;
}
