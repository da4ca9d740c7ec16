import { db, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { writeDraft } from './draft-loan.ts';
import {
  type AskedImport,
  type CheckedDraft,
  type FileProblem,
  judgeDrafts,
} from './judge-drafts.ts';

/** What an import would do, draft by draft. Nothing is written. */
export async function checkLoanDrafts(
  request: AskedImport,
): Promise<{ rows: readonly CheckedDraft[] } | FileProblem> {
  const judged = await judgeDrafts(db(), request);
  return 'rows' in judged ? { rows: judged.rows.map(({ checked }) => checked) } : judged;
}

/**
 * Writes the loan drafts of a file: all that are not posted yet, or none if any has a problem. The same
 * file may come again: what has the partner's number of a loan that is here is left as it is.
 */
export async function importLoanDrafts(
  request: AskedImport & { actorId: number },
): Promise<{ loanIds: number[]; known: number } | { rows: readonly CheckedDraft[] } | FileProblem> {
  const { partnerId, actorId, now } = request;
  return inTransaction(async (tx) => {
    // Two imports of one file at once: the second finds what the first wrote.
    await lock(tx, 'partner', partnerId);
    const judged = await judgeDrafts(tx, request);
    if (!('rows' in judged)) return judged;
    const rows = judged.rows.map(({ checked }) => checked);
    if (rows.some(({ verdict }) => verdict === 'error')) return { rows };
    const loanIds: number[] = [];
    for (const { draft, checked } of judged.rows) {
      if (draft === null || checked.verdict === 'known') continue;
      const answer = await writeDraft(tx, { partnerId, draft, actorId, now });
      if ('refused' in answer) throw new Error(`${checked.place}: ${answer.refused}`);
      loanIds.push(answer.loanId);
    }
    return { loanIds, known: rows.length - loanIds.length };
  });
}
