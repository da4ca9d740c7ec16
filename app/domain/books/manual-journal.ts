import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { hostAccounts, manualAccount } from '#app/ledger/manual-accounts.ts';
import { canMove } from '#app/ledger/balances.ts';
import { post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import type { AccountName } from '#app/ledger/accounts.ts';

export type ManualJournalRefusal =
  | 'account_is_not_moved_by_hand'
  | 'accounts_are_the_same'
  | 'amount_is_not_above_zero'
  | 'account_has_not_so_much';

interface Move {
  readonly from: string;
  readonly to: string;
  readonly currency: Currency;
  /** Minor units. */
  readonly amount: bigint;
}

/** The first of two proposes what no verb does: naming money in `suspense`, taking tips out. */
export async function proposeManualJournal(
  request: Move & { reason: string; actorId: number; now: Date },
): Promise<{ proposalId: number } | { refused: ManualJournalRefusal | 'already_proposed' }> {
  const { from, to, currency, amount, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    const move = await checkedMove(tx, { from, to, currency, amount });
    if ('refused' in move) return move;
    const details = { from, to, currency, amount, reason };
    const subject = `${from} -> ${to}`;
    return propose(tx, { kind: 'manual_journal', subject, details, actorId, now });
  });
}

/** The second agrees: it is booked, once. */
export async function bookManualJournal(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ journalId: bigint } | { refused: ApprovalRefusal | ManualJournalRefusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'manual_journal', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const move = await checkedMove(tx, agreed.details);

    if ('refused' in move) return move;

    await approve(tx, agreed, { actorId, now });
    const journal = await post(tx, {
      key: `manual:${proposalId}`,
      kind: 'manual_journal',
      bookedAt: now,
      movements: [move],
    });
    return { journalId: journal.id };
  });
}

async function checkedMove(
  tx: Tx,
  { from, to, currency, amount }: Move,
): Promise<
  | { from: AccountName; to: AccountName; currency: Currency; amount: bigint }
  | { refused: ManualJournalRefusal }
> {
  const [debited, credited] = [manualAccount(from), manualAccount(to)];
  if (!debited || !credited) return { refused: 'account_is_not_moved_by_hand' };
  if (debited === credited) return { refused: 'accounts_are_the_same' };
  if (amount <= 0n) return { refused: 'amount_is_not_above_zero' };
  const move = { from: debited, to: credited, currency, amount };
  if (!(await canMove(tx, move))) return { refused: 'account_has_not_so_much' };
  return move;
}

/** The accounts that people may move, with the partner's name if one belongs to a partner. */
export async function accountsMovedByHand(): Promise<{ name: string; partner?: string }[]> {
  const partners = await db().partner.findMany({
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
  return [
    ...hostAccounts.map((name) => ({ name })),
    ...partners.flatMap(({ id, name: partner }) => [
      { name: `partner:${id}:payable`, partner },
      { name: `partner:${id}:overpaid`, partner },
      { name: `partner:${id}:recalled`, partner },
    ]),
  ];
}

/** Whether people may move an account: the others have rows beside the ledger. */
export function mayBeMovedByHand(account: string): boolean {
  return manualAccount(account) !== null;
}
