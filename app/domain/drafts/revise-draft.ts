import { audit } from '#app/domain/audit/audit.ts';
import { fundingSchedule } from '#app/domain/schedules/funding-schedule-rules.ts';
import { dateOf } from '#app/money/days.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { draftParts } from './draft-parts.ts';
import { aprOf } from './apr-rules.ts';
import { type DraftRefusal, type LoanDraft, draftRefusal } from './loan-draft-rules.ts';

type Answer =
  | { loanId: number; changed: string[] }
  | { refused: DraftRefusal | 'loan_is_not_yours' | 'loan_is_not_a_draft' };

/**
 * Writes a draft anew, or one that was sent back. What changed is in the audit log, for the next review.
 * The borrower's own name changes only while no other loan of theirs is past its draft.
 */
export async function reviseDraft(request: {
  loanId: number;
  partnerId: number;
  draft: LoanDraft;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { loanId, partnerId, draft, actorId, now } = request;
  return inTransaction(async (tx) => {
    const own = await tx.loan.findFirst({ where: { id: loanId, partnerId } });
    if (!own) return { refused: 'loan_is_not_yours' };
    await lock(tx, 'borrower', own.borrowerId);
    await lock(tx, 'loan', loanId);
    const before = await draftParts(tx, loanId);
    if (!['draft', 'changes_requested'].includes(before.status))
      return { refused: 'loan_is_not_a_draft' };
    const refused = draftRefusal(draft);
    if (refused) return { refused };

    await writeTerms(tx, loanId, draft);
    await writeName(tx, before.borrowerId, loanId, draft);
    if (draft.hasConsent) await writeConsent(tx, before.borrowerId, { actorId, now });
    const after = await draftParts(tx, loanId);
    const changed = Object.keys(before.says).filter(
      (name) => before.says[name] !== after.says[name],
    );
    const subject = `loan:${loanId}`;
    await audit(tx, {
      actorId,
      verb: 'revise-draft',
      subject,
      after: { changed: changed.join(' ') },
      now,
    });
    return { loanId, changed };
  });
}

async function writeTerms(tx: Tx, loanId: number, draft: LoanDraft): Promise<void> {
  const { stories, instalments } = draft;
  const principals = instalments.map((row) => row.principal);
  const funding = fundingSchedule(principals, draft.amount, draft.roundingRule);
  await tx.instalment.deleteMany({ where: { loanId } });
  // What was told in another language stays.
  const languages = stories.map((story) => story.language);
  await tx.loanStory.deleteMany({ where: { loanId, language: { in: languages } } });
  await tx.loan.update({
    where: { id: loanId },
    data: {
      use: draft.use,
      sector: draft.sector,
      activity: draft.activity,
      town: draft.borrower.town ?? null,
      localAmount: draft.localAmount,
      amount: draft.amount,
      postedRate: draft.postedRate,
      isFlexible: draft.isFlexible,
      preDisbursedOn: draft.preDisbursedOn ? dateOf(draft.preDisbursedOn) : null,
      disbursementPlannedOn: draft.disbursementPlannedOn
        ? dateOf(draft.disbursementPlannedOn)
        : null,
      apr: aprOf(draft),
      stories: { create: stories.map((story) => ({ ...story })) },
      instalments: {
        create: instalments.map((row, index) => ({
          number: index + 1,
          dueOn: dateOf(row.dueOn),
          localPrincipal: row.principal,
          localInterest: row.interest,
          principal: funding[index] ?? 0n,
        })),
      },
    },
  });
}

async function writeName(tx: Tx, id: number, loanId: number, { borrower }: LoanDraft) {
  const others = { borrowerId: id, id: { not: loanId } };
  if ((await tx.loan.count({ where: others })) > 0) return;
  const { firstName, groupName = null, memberCount, town = null } = borrower;
  await tx.borrower.update({ where: { id }, data: { firstName, groupName, memberCount, town } });
}

async function writeConsent(tx: Tx, borrowerId: number, by: { actorId: number; now: Date }) {
  if (await tx.borrowerConsent.findFirst({ where: { borrowerId, withdrawnAt: null } })) return;
  const data = { borrowerId, givenAt: by.now, recordedById: by.actorId };
  await tx.borrowerConsent.create({ data });
}
