import { db, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { writeDraft } from './draft-loan.ts';
import {
  type AskedImport,
  type CheckedDraft,
  type FileProblem,
  type JudgedDrafts,
  judgeDrafts,
} from './judge-drafts.ts';

interface Checked {
  readonly rows: readonly CheckedDraft[];
  readonly asks: JudgedDrafts['asks'];
}

const checkedOf = ({ rows, asks }: JudgedDrafts): Checked => ({
  rows: rows.map(({ checked }) => checked),
  asks,
});

/** What an import would do, draft by draft. Nothing is written. */
export async function checkLoanDrafts(request: AskedImport): Promise<Checked | FileProblem> {
  const judged = await judgeDrafts(db(), request);
  return 'rows' in judged ? checkedOf(judged) : judged;
}

/**
 * Writes the loan drafts of a file: all that are not posted yet, or none if any has a problem. The same
 * file may come again: what has the partner's number of a loan that is here is left as it is.
 */
export async function importLoanDrafts(
  request: AskedImport & { actorId: number },
): Promise<{ loanIds: number[]; known: number } | Checked | FileProblem> {
  const { partnerId, actorId, now } = request;
  return inTransaction(async (tx) => {
    // Two imports of one file at once: the second finds what the first wrote.
    await lock(tx, 'partner', partnerId);
    const judged = await judgeDrafts(tx, request);
    if (!('rows' in judged)) return judged;
    const checked = checkedOf(judged);
    if (checked.rows.some(({ verdict }) => verdict === 'error')) return checked;
    const loanIds: number[] = [];
    for (const { draft, checked } of judged.rows) {
      if (draft === null || checked.verdict === 'known') continue;
      const answer = await writeDraft(tx, { partnerId, draft, actorId, now });
      if ('refused' in answer) throw new Error(`${checked.place}: ${answer.refused}`);
      loanIds.push(answer.loanId);
    }
    return { loanIds, known: checked.rows.length - loanIds.length };
  });
}
