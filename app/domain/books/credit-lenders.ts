import { type Journal, type JournalRequest, post } from '#app/ledger/post.ts';
import type { Tx } from '#app/platform/db.ts';
import { debtsPaid } from './debts-paid.ts';
import { lenderChanges } from './lender-changes-rules.ts';

/**
 * The only way to credit lenders. What a lender owes us (money that was reversed after it had been
 * taken out) is paid first, from what a journal brings that lender in total: `lender ->
 * lender:owed`. So nobody in debt has a free balance, which a check of the books verifies.
 *
 * @throws as `post` does.
 */
export async function creditLenders(tx: Tx, request: JournalRequest): Promise<Journal> {
  const { movements } = request;
  const debts = await debtsPaid(tx, lenderChanges(movements).gains);
  return post(tx, {
    ...request,
    movements: [...movements, ...debts],
    // What somebody owes at that moment is not part of the request.
    request: request.request ?? movements,
  });
}
