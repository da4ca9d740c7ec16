import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import type { WithProof } from '#app/domain/approvals/proofs.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { journalWithKey, post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';

type Refusal = 'amount_is_not_above_zero' | 'reference_is_booked';

/**
 * The first of two says that money has come to the bank that nobody can place yet. Where a statement
 * tells of it, its line is booked instead (matching/propose-bank-line.ts).
 */
export async function proposeUnknownMoney(
  request: {
    /** The bank's own reference; booked once. */
    reference: string;
    currency: Currency;
    amount: bigint;
    actorId: number;
    now: Date;
  } & WithProof,
): Promise<{ proposalId: number } | { refused: Refusal | 'already_proposed' }> {
  const { reference, currency, amount, proofFile = null, actorId, now } = request;
  if (amount <= 0n) return { refused: 'amount_is_not_above_zero' };
  return inTransaction(async (tx) => {
    if (await isBooked(tx, reference)) return { refused: 'reference_is_booked' };
    const details = { amount, currency, reference };
    const subject = `wire:${reference}`;
    return propose(tx, { kind: 'unknown_money', subject, details, proofFile, actorId, now });
  });
}

/** The second agrees: `bank -> suspense`. Two people name it later: as a partner's payment, or by a journal. */
export async function recordUnknownMoney(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ booked: true } | { refused: ApprovalRefusal | Refusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'unknown_money', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const { reference, currency, amount } = agreed.details;
    if (await isBooked(tx, reference)) return { refused: 'reference_is_booked' };
    await approve(tx, agreed, { actorId, now });
    await post(tx, {
      key: keyOf(reference),
      kind: 'unknown_money',
      bookedAt: now,
      movements: [{ from: 'bank', to: 'suspense', amount, currency }],
    });
    return { booked: true };
  });
}

const keyOf = (reference: string) => `suspense:${reference}`;
const isBooked = async (tx: Tx, reference: string) =>
  (await journalWithKey(tx, keyOf(reference))) !== null;

/** The balance of the suspense account, in minor units. */
export async function suspenseBalance(currency: Currency): Promise<bigint> {
  return balanceOf(db(), 'suspense', currency);
}
