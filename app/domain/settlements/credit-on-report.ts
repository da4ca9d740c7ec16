import { uncommittedMoney } from '#app/ledger/uncommitted-money.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { bookReceipt } from '#app/domain/receipts/book-receipt.ts';

/**
 * The guarantee policy, off unless a partner's guarantee is agreed: what a
 * settlement still owes is credited to lenders when it is issued, before the
 * money is here: `partner:receivable -> loan:collected`. At most what the
 * guarantee leaves, and what Stripe and the bank hold that is owed to nobody,
 * so that every lender can withdraw what is credited.
 */
export async function creditOnReport(tx: Tx, settlementId: number, now: Date): Promise<void> {
  const settlement = await tx.settlement.findUniqueOrThrow({ where: { id: settlementId } });
  const { partnerId } = settlement;
  const guarantee = await tx.partnerGuarantee.findFirst({
    where: { partnerId, currency: settlement.currency, endedAt: null },
  });
  if (!guarantee) return;
  const currency = asCurrency(settlement.currency);
  const used = await balanceOf(tx, `partner:${partnerId}:receivable`, currency);
  const bounds = [
    settlement.due - settlement.received,
    guarantee.amount - used,
    await uncommittedMoney(tx, currency),
  ];
  const amount = bounds.reduce((least, bound) => (bound < least ? bound : least));
  if (amount <= 0n) return;
  const reference = `guarantee:${settlementId}`;
  await bookReceipt(tx, {
    partnerId,
    source: 'guarantee',
    reference,
    settlementId,
    currency,
    amount,
    now,
  });
}
