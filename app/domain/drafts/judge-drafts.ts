import { isRate } from '#app/domain/rates/rate-rules.ts';
import type { Money } from '#app/money/money.ts';
import type { Tx } from '#app/platform/db.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import type { DraftTable, ToldOfTable } from './read-draft-table.ts';
import { type RowRefusal, judgeBeside, withMeasure } from './beside-the-day.ts';
import type { LoanDraft } from './loan-draft-rules.ts';
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
  readonly refused: RowRefusal | 'loan_is_given_twice' | null;
}

/** All are written in one transaction, in which the partner's other writers wait: about 16 s for these. */
const mostDrafts = 500;

export interface AskedImport {
  readonly partnerId: number;
  /** JSON or a table, as text. */
  readonly file: string;
  readonly told?: ToldOfTable;
  /** Local units per funding unit, as a decimal. */
  readonly rate: string;
  readonly language: string;
  readonly now: Date;
}

export interface JudgedDrafts {
  readonly rows: readonly { readonly draft: LoanDraft | null; readonly checked: CheckedDraft }[];
  /** What somebody has to say before the file can be read. */
  readonly asks: DraftTable['asks'];
}

export type FileProblem =
  | { problems: readonly DraftProblem[] }
  | { refused: 'rate_is_not_above_zero' | 'partner_is_suspended' | 'file_has_too_many_loans' };

type Reader = Pick<Tx, 'partner' | 'partnerSuspension' | 'loan' | 'exchangeRate'>;

/** Every draft of a file beside what is posted already. */
export async function judgeDrafts(
  reader: Reader,
  request: AskedImport,
): Promise<JudgedDrafts | FileProblem> {
  const { partnerId, file, rate, language, told } = request;
  if (!isRate(rate)) return { refused: 'rate_is_not_above_zero' };
  const suspended = await reader.partnerSuspension.count({ where: { partnerId, liftedAt: null } });
  if (suspended > 0) return { refused: 'partner_is_suspended' };
  const partner = await reader.partner.findUniqueOrThrow({ where: { id: partnerId } });
  const { country, zone } = partner;
  const more = { sector: 'Services', activity: 'Services', language, currency: fundingCurrency() };
  const read = readLoanDrafts(file, { country, zone, rate, ...more }, told);
  if ('problems' in read) return read;
  if (read.rows.length > mostDrafts) return { refused: 'file_has_too_many_loans' };
  const known = await reader.loan.findMany({
    where: { partnerId, externalId: { in: read.rows.flatMap((row) => numberOf(row) ?? []) } },
    select: { externalId: true },
  });
  const posted = new Set(known.map((loan) => loan.externalId));
  const refusalOf = await judgeBeside(reader, read.rows, request);
  const seen = new Set<string>();
  const rows = [];
  for (const row of read.rows) {
    const number = numberOf(row);
    const isTwice = number !== null && seen.has(number);
    if (number !== null) seen.add(number);
    const isKnown = number !== null && posted.has(number);
    const refused = isTwice ? 'loan_is_given_twice' : refusalOf(row);
    const judged = isKnown ? row : withMeasure(row, request.now);
    rows.push({ draft: row.draft, checked: checkedDraft(judged, refused, isKnown) });
  }
  return { rows, asks: read.asks };
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
