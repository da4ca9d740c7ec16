import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import { canMove } from '#app/ledger/balances.ts';
import { manualAccount } from '#app/ledger/manual-accounts.ts';
import { type Movement, post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';

export type LineRefusal =
  'line_is_dealt_with' | 'account_is_not_moved_by_hand' | 'account_has_not_so_much';

/** The first of two says whose a line of Stripe's account is that stands in suspense. */
export async function proposeStripeLine(request: {
  lineId: string;
  account: string;
  note: string;
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: LineRefusal | 'already_proposed' }> {
  const { lineId, account, note, actorId, now } = request;
  return inTransaction(async (tx) => {
    const move = await naming(tx, lineId, account);
    if ('refused' in move) return move;
    const subject = `stripe_line:${lineId}`;
    const details = { ...move, lineId, account, reason: note };
    return propose(tx, { kind: 'stripe_line', subject, details, actorId, now });
  });
}

/** The second agrees: it leaves suspense for that account, and the list. */
export async function nameStripeLine(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ journalId: bigint } | { refused: ApprovalRefusal | LineRefusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'stripe_line', proposalId, actorId });
    if ('refused' in agreed) return agreed;
    const { lineId, account, reason } = agreed.details;
    const move = await naming(tx, lineId, account);

    if ('refused' in move) return move;

    await approve(tx, agreed, { actorId, now });
    const journal = await post(tx, {
      key: `stripe_line:${lineId}:named`,
      kind: 'stripe_line_named',
      bookedAt: now,
      movements: [move],
    });
    await tx.balanceTransaction.update({
      where: { id: lineId },
      data: { isOpen: false, closedAt: now, closedById: actorId, note: reason },
    });
    return { journalId: journal.id };
  });
}

/** What came in goes from suspense to its account; what went out is borne by it. */
async function naming(
  tx: Tx,
  lineId: string,
  name: string,
): Promise<Movement | { refused: LineRefusal }> {
  const line = await tx.balanceTransaction.findUnique({ where: { id: lineId } });
  if (!line?.isOpen || line.bookedAgainst !== 'suspense') return { refused: 'line_is_dealt_with' };
  const account: AccountName | null = manualAccount(name);
  if (!account || account === 'suspense') return { refused: 'account_is_not_moved_by_hand' };
  const currency = asCurrency(line.currency);
  const move: Movement =
    line.amount > 0n
      ? { from: 'suspense', to: account, amount: line.amount, currency }
      : { from: account, to: 'suspense', amount: -line.amount, currency };
  return (await canMove(tx, move)) ? move : { refused: 'account_has_not_so_much' };
}
