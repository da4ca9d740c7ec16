import { isRate } from '#app/domain/rates/rate-rules.ts';
import { rateOn } from '#app/domain/rates/exchange-rates.ts';
import { isoDay } from '#app/money/days.ts';
import type { Money } from '#app/money/money.ts';
import type { Tx } from '#app/platform/db.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { type DraftRefusal, type LoanDraft, draftRefusal } from './loan-draft-rules.ts';
import { type DraftProblem, type ReadDraft, readLoanDrafts } from './read-loan-drafts.ts';

export interface CheckedDraft {
  /** `[0]` */
  readonly place: string;
  readonly name: string | null;
  /** The partner's own. */
  readonly number: string | null;
  readonly amount: Money | null;
  /** `known`: posted before under that number; it is left as it is. */
  readonly verdict: 'good' | 'known' | 'error';
  readonly problems: readonly DraftProblem[];
  readonly notKept: readonly string[];
  readonly refused: DraftRefusal | 'loan_is_given_twice' | 'rate_is_far_from_the_days' | null;
}

export interface AskedImport {
  readonly partnerId: number;
  readonly json: string;
  /** Local units per funding unit, as a decimal. */
  readonly rate: string;
  readonly language: string;
  readonly now: Date;
}

export type FileProblem =
  | { problems: readonly DraftProblem[] }
  | { refused: 'rate_is_not_above_zero' | 'partner_is_suspended' };

type Reader = Pick<Tx, 'partner' | 'partnerSuspension' | 'loan' | 'exchangeRate'>;

/** Every draft of a file beside what is posted already. */
export async function judgeDrafts(
  reader: Reader,
  request: AskedImport,
): Promise<{ rows: { draft: LoanDraft | null; checked: CheckedDraft }[] } | FileProblem> {
  const { partnerId, json, rate, language } = request;
  if (!isRate(rate)) return { refused: 'rate_is_not_above_zero' };
  const suspended = await reader.partnerSuspension.count({ where: { partnerId, liftedAt: null } });
  if (suspended > 0) return { refused: 'partner_is_suspended' };
  const { country } = await reader.partner.findUniqueOrThrow({ where: { id: partnerId } });
  const more = { sector: 'Services', activity: 'Services', language, currency: fundingCurrency() };
  const read = readLoanDrafts(json, { country, rate, ...more });
  if ('problems' in read) return read;
  const known = await reader.loan.findMany({
    where: { partnerId, externalId: { in: read.rows.flatMap((row) => numberOf(row) ?? []) } },
    select: { externalId: true },
  });
  const posted = new Set(known.map((loan) => loan.externalId));
  const seen = new Set<string>();
  const rows = [];
  for (const row of read.rows) {
    const number = numberOf(row);
    const isTwice = number !== null && seen.has(number);
    if (number !== null) seen.add(number);
    const isKnown = number !== null && posted.has(number);
    const refused = isTwice ? 'loan_is_given_twice' : await refusalOf(reader, row, request);
    rows.push({ draft: row.draft, checked: checkedDraft(row, refused, isKnown) });
  }
  return { rows };
}

const numberOf = ({ draft }: ReadDraft): string | null => draft?.externalId ?? null;

function checkedDraft(
  { place, draft, problems, notKept }: ReadDraft,
  refused: CheckedDraft['refused'],
  isKnown: boolean,
): CheckedDraft {
  const isWrong = problems.length > 0 || (refused !== null && !isKnown);
  return {
    place,
    name: draft && [draft.borrower.firstName, draft.borrower.lastName].filter(Boolean).join(' '),
    number: draft?.externalId ?? null,
    amount: draft && { amount: draft.localAmount, currency: draft.localCurrency },
    verdict: isWrong ? 'error' : isKnown ? 'known' : 'good',
    problems,
    notKept,
    refused: isKnown ? null : refused,
  };
}

async function refusalOf(
  reader: Reader,
  { draft, problems }: ReadDraft,
  { rate, now }: AskedImport,
): Promise<CheckedDraft['refused']> {
  if (draft === null || problems.length > 0) return null;
  const pair = { currency: draft.localCurrency, perCurrency: draft.currency, day: isoDay(now) };
  const days = await rateOn(reader, pair);
  if (days !== null && isFar(rate, days)) return 'rate_is_far_from_the_days';
  return draftRefusal(draft);
}

/** A quarter more or less: a digit too many, or the pair the wrong way round. */
function isFar(rate: string, days: string): boolean {
  const ratio = Number(rate) / Number(days);
  return ratio < 0.75 || ratio > 1.25;
}
