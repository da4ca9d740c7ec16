import { type Journal, type JournalRequest, post } from '#app/ledger/post.ts';
import type { Tx } from '#app/platform/db.ts';
import { debtsPaid } from './debts-paid.ts';
import { lenderChanges } from './lender-changes-rules.ts';

/**
 * The only way to bring lenders money. Out of what a journal brings a lender all in all, what that
 * lender owes us (money that was reversed after it had been taken) is paid first:
 * `lender -> lender:owed`. So nobody who owes has anything free, which a check of the books asks.
 *
 * @throws as `post` does.
 */
export async function creditLenders(tx: Tx, request: JournalRequest): Promise<Journal> {
  const { movements } = request;
  const debts = await debtsPaid(tx, lenderChanges(movements).gains);
  return post(tx, {
    ...request,
    movements: [...movements, ...debts],
    // What somebody owes by then is no part of what was asked.
    request: request.request ?? movements,
  });
}
