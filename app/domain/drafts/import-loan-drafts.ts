import { isRate } from '#app/domain/rates/rate-rules.ts';
import { db } from '#app/platform/db.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { draftLoan } from './draft-loan.ts';
import { type DraftRefusal, draftRefusal } from './loan-draft-rules.ts';
import { type DraftProblem, readLoanDrafts } from './read-loan-drafts.ts';

type Answer =
  | { loanIds: number[] }
  | { problems: DraftProblem[] }
  | {
      refused:
        DraftRefusal | 'partner_is_suspended' | 'loan_was_posted_before' | 'rate_is_not_above_zero';
      place?: string;
    };

/**
 * Writes the loan drafts of a file: all of them, or none if any has a problem,
 * whose place in the file is named.
 */
export async function importLoanDrafts(request: {
  partnerId: number;
  json: string;
  /** Local units per funding unit, as a decimal. */
  rate: string;
  language: string;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { partnerId, json, rate, language, actorId, now } = request;
  if (!isRate(rate)) {
    return { refused: 'rate_is_not_above_zero' };
  }
  const partner = await db().partner.findUniqueOrThrow({ where: { id: partnerId } });
  const { country } = partner;
  const more = { sector: 'Services', activity: 'Services', language, currency: fundingCurrency() };
  const read = readLoanDrafts(json, { country, rate, ...more });
  if ('problems' in read) return read;
  const refusal = await firstRefusal(partnerId, read.drafts);
  if (refusal) return refusal;
  const loanIds: number[] = [];
  for (const [index, draft] of read.drafts.entries()) {
    const answer = await draftLoan({ partnerId, draft, actorId, now });
    if ('refused' in answer) return { refused: answer.refused, place: `[${index}]` };
    loanIds.push(answer.loanId);
  }
  return { loanIds };
}

/** Checks all drafts for anything they could be refused for, before the first is written. */
async function firstRefusal(
  partnerId: number,
  drafts: readonly Parameters<typeof draftRefusal>[0][],
): Promise<Exclude<Answer, { loanIds: number[] } | { problems: DraftProblem[] }> | null> {
  const known = await db().loan.findMany({
    where: { partnerId, externalId: { in: drafts.flatMap((draft) => draft.externalId ?? []) } },
    select: { externalId: true },
  });
  const suspended = await db().partnerSuspension.count({ where: { partnerId, liftedAt: null } });
  if (suspended > 0) return { refused: 'partner_is_suspended' };
  const seen = new Set(known.map((loan) => loan.externalId));
  for (const [index, draft] of drafts.entries()) {
    const place = `[${index}]`;
    const refused = draftRefusal(draft);
    if (refused) return { refused, place };
    if (draft.externalId && seen.has(draft.externalId)) {
      return { refused: 'loan_was_posted_before', place };
    }
    if (draft.externalId) seen.add(draft.externalId);
  }
  return null;
}
