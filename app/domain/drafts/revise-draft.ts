import { audit } from '#app/domain/audit/audit.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { draftParts } from './draft-parts.ts';
import { storyRow, toldColumns } from '#app/domain/potential/potential-columns.ts';
import { instalmentRows, termColumns } from './draft-columns.ts';
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
  await tx.instalment.deleteMany({ where: { loanId } });
  // What was told in another language stays, and so do the parts that a form does not ask for.
  for (const story of draft.stories) {
    const { language, ...told } = story;
    await tx.loanStory.upsert({
      where: { loanId_language: { loanId, language } },
      create: { loanId, ...storyRow(story) },
      update: toldColumns(told),
    });
  }
  await tx.loan.update({
    where: { id: loanId },
    data: { ...termColumns(draft), instalments: { create: instalmentRows(draft) } },
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
