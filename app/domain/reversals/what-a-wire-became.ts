import { journalWithKey } from '#app/ledger/post.ts';
import { localKey } from '#app/domain/settlements/local-money.ts';
import type { Tx } from '#app/platform/db.ts';
import { reversalRefusal } from './reversal-rules.ts';

/**
 * Everything that one payment by a partner became: receipts of several settlements, what was left
 * over, and what went towards an earlier recall.
 */
export async function whatAWireBecame(tx: Tx, receiptId: number) {
  const asked = await tx.receipt.findUniqueOrThrow({ where: { id: receiptId } });
  const { partnerId, source } = asked;
  const reference = asked.reference.replace(/#\d+$/, '');
  const receipts = await tx.receipt.findMany({
    where: { OR: [{ reference }, { reference: { startsWith: `${reference}#` } }] },
    include: { lines: true },
    orderBy: { id: 'asc' },
  });
  return {
    partnerId,
    currency: asked.currency,
    receipts,
    loanIds: [...new Set(receipts.flatMap((receipt) => receipt.lines.map((line) => line.loanId)))],
    surplusJournalId: (await journalWithKey(tx, `surplus:${reference}`))?.id ?? null,
    recalledJournalId: (await journalWithKey(tx, `recalled_paid:${reference}`))?.id ?? null,
    localJournalId: (await journalWithKey(tx, localKey(reference)))?.id ?? null,
    refused: reversalRefusal({
      source,
      isReversed: receipts.some((receipt) => receipt.reversedAt !== null),
    }),
  };
}
