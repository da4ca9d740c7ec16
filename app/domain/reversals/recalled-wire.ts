import { amountIn, balanceOf } from '#app/ledger/balances.ts';
import { journalWithKey } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { reversalRefusal } from './reversal-rules.ts';

/** All that one payment of a partner became: receipts of several settlements, and what was left over. */
export async function recalledWire(tx: Tx, receiptId: number) {
  const asked = await tx.receipt.findUniqueOrThrow({ where: { id: receiptId } });
  const { partnerId, source } = asked;
  const reference = asked.reference.replace(/#\d+$/, '');
  const receipts = await tx.receipt.findMany({
    where: { OR: [{ reference }, { reference: { startsWith: `${reference}#` } }] },
    include: { lines: true },
    orderBy: { id: 'asc' },
  });
  const currency = asCurrency(asked.currency);
  const overpaid = `partner:${partnerId}:overpaid` as const;
  const left = await journalWithKey(tx, `surplus:${reference}`);
  const surplus = left ? -(await amountIn(tx, left.id, overpaid, currency)) : 0n;
  const loanIds = [...new Set(receipts.flatMap((it) => it.lines.map((line) => line.loanId)))];
  const refused = reversalRefusal({
    source,
    isReversed: receipts.some((it) => it.reversedAt !== null),
    isWrittenOff: (await tx.writeOff.count({ where: { loanId: { in: loanIds } } })) > 0,
    surplus,
    overpaid: await balanceOf(tx, overpaid, currency),
  });
  return { reference, partnerId, receipts, loanIds, surplusJournalId: left?.id ?? null, refused };
}
