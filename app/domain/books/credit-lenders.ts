import { type Journal, type JournalRequest, postAll } from '#app/ledger/post.ts';
import type { Tx } from '#app/platform/db.ts';
import { debtsPaid } from './debts-paid.ts';
import { lenderChanges } from './lender-changes-rules.ts';

/**
 * The only way to credit lenders. What a lender owes us (money that was reversed after it had been
 * taken out) is paid first, from what a journal brings that lender in total: `lender ->
 * lender:owed`. So nobody in debt has a free balance, which a check of the books verifies.
 *
 * @param others what is booked in the same call: an account that all payments touch is locked once, and late.
 * @throws as `post` does.
 */
export async function creditLenders(
  tx: Tx,
  request: JournalRequest,
  others: readonly JournalRequest[] = [],
): Promise<Journal> {
  const { movements } = request;
  const debts = await debtsPaid(tx, lenderChanges(movements).gains);
  const credit: JournalRequest = {
    ...request,
    movements: [...movements, ...debts],
    // What somebody owes at that moment is not part of the request.
    request: request.request ?? movements,
  };
  const [journal] = await postAll(tx, [credit, ...others]);
  if (!journal) throw new Error(`journal ${request.key} was neither written nor found`);
  return journal;
}
