import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { type Journal, type JournalRequest, type Movement, post } from '#app/ledger/post.ts';
import type { Tx } from '#app/platform/db.ts';
import { debtsPaid } from './debts-paid.ts';
import { byCurrency, lenderChanges } from './lender-changes-rules.ts';

/**
 * Takes back what was never a lender's. What the lender no longer has is owed from now on:
 * `lender:owed -> lender`, in the same journal. To take a lender's own money (an order, a
 * withdrawal), use `post`, which refuses what is not there. Lenders who gain by the same journal
 * are credited as by `creditLenders`.
 *
 * @throws as `post` does.
 */
export async function takeFromLenders(tx: Tx, request: JournalRequest): Promise<Journal> {
  const { movements } = request;
  const { losses, gains } = lenderChanges(movements);
  const owed: Movement[] = await debtsPaid(tx, gains);
  for (const [currency, own] of byCurrency(losses)) {
    const accounts = own.map(({ account }) => account);
    const held = await lockAccounts(tx, accounts, currency);
    for (const { account, amount } of own) {
      const short = amount - (held.get(account) ?? 0n);
      if (short > 0n) owed.push({ from: `${account}:owed`, to: account, amount: short, currency });
    }
  }
  return post(tx, {
    ...request,
    movements: [...owed, ...movements],
    request: request.request ?? movements,
  });
}
