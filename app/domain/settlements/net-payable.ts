import { balanceOf } from '#app/ledger/balances.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { bookReceipt } from '#app/domain/receipts/book-receipt.ts';
import { payRecalled } from '#app/domain/receipts/pay-recalled.ts';

/**
 * What is payable to the partner is used first: for what it owes for recalled wires, then for the
 * settlement, `partner:payable -> loan:collected`, up to what is payable in its currency.
 */
export async function netPayable(tx: Tx, settlementId: number, now: Date): Promise<void> {
  const settlement = await tx.settlement.findUniqueOrThrow({ where: { id: settlementId } });
  const { partnerId, due } = settlement;
  const currency = asCurrency(settlement.currency);
  const from = `partner:${partnerId}:payable` as const;
  const before = {
    amount: await balanceOf(tx, from, currency),
    reference: `netting:${settlementId}`,
  };
  await payRecalled(tx, { partnerId, from, currency, now, ...before });
  const payable = await balanceOf(tx, from, currency);
  const netted = payable < due ? payable : due;
  if (netted === 0n) return;
  await tx.settlement.update({ where: { id: settlementId }, data: { netted } });
  await bookReceipt(tx, {
    partnerId,
    source: 'netting',
    reference: `netting:${settlementId}`,
    settlementId,
    currency,
    amount: netted,
    now,
  });
}
