import { takeFromLenders } from '#app/domain/books/take-from-lenders.ts';
import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import type { Movement } from '#app/ledger/post.ts';
import { reversalOf } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

/**
 * Mirrors a distribution against today's balances. What a lender no longer has is owed from then
 * on. A slice that the host has taken over since is worth that much more again: the host first pays
 * its lender the difference, so that it has paid in full for what it owns, and the lender owes
 * nothing for what is no longer hers.
 */
export async function undoDistribution(
  tx: Tx,
  undone: { journalId: bigint; loan: Loan; now: Date },
): Promise<void> {
  const { journalId, loan, now } = undone;
  const mirror = { journalId, kind: 'distribution_reversed', bookedAt: now };
  const also = await priceGrowth(tx, undone);
  await takeFromLenders(tx, await reversalOf(tx, { ...mirror, also }));
  await tx.$executeRaw`
    update slices set repaid = repaid - p.cash, settled = settled - p.cash - p.currency_loss
      from slice_payments p where p.slice_id = slices.id and p.journal_id = ${journalId}`;
  const { status } = await tx.loan.findUniqueOrThrow({ where: { id: loan.id } });
  if (status !== 'repaid') return;
  const reason = 'receipt reversed';
  const becomes = 'in_repayment';
  await changeLoanStatus(tx, { loan: { ...loan, status }, becomes, actorId: null, reason, now });
}

/** `operator -> lender` for each slice that was sold after this, by the rise in its outstanding. */
async function priceGrowth(
  tx: Tx,
  { journalId, loan }: { journalId: bigint; loan: Loan },
): Promise<Movement[]> {
  const sold = await tx.$queryRaw<{ account: AccountName; growth: bigint }[]>`
    update slice_owners x
       set price = x.price + p.cash + p.currency_loss, repaid_before = x.repaid_before - p.cash,
           lost_before = x.lost_before - p.currency_loss
      from slice_payments p join slice_owners f on f.slice_id = p.slice_id and f.reason = 'funded'
     where p.journal_id = ${journalId} and x.slice_id = p.slice_id and x.reason = 'dispute_lost'
       and x.journal_id > p.journal_id
    returning f.account, p.cash + p.currency_loss as growth`;
  const currency = asCurrency(loan.currency);
  return sold.map(({ account, growth }) =>
    growth < 0n
      ? { from: account, to: 'operator', amount: -growth, currency }
      : { from: 'operator', to: account, amount: growth, currency },
  );
}
