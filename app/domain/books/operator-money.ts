import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import type { WithProof } from '#app/domain/approvals/proofs.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { type Movement, journalWithKey, post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';

interface OwnMoney {
  readonly way: 'in' | 'out';
  /** The bank's own reference; booked once. */
  readonly reference: string;
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: Currency;
}

type Refusal = 'amount_is_not_above_zero' | 'reference_is_booked' | 'account_has_not_so_much';

/**
 * The first of two says that the host brought its own money to the bank, or took some of it out. Where
 * a statement tells of it, its line is booked instead (matching/propose-bank-line.ts).
 */
export async function proposeOperatorMoney(
  request: OwnMoney & WithProof & { actorId: number; now: Date },
): Promise<{ proposalId: number } | { refused: Refusal | 'already_proposed' }> {
  const { actorId, now, proofFile = null, way, reference, amount, currency } = request;
  return inTransaction(async (tx) => {
    const details = { way, reference, amount, currency };
    const refused = await refusal(tx, details);
    if (refused) return { refused };
    const subject = `wire:${reference}`;
    return propose(tx, { kind: 'operator_money', subject, details, proofFile, actorId, now });
  });
}

/** The second agrees: `bank -> operator`, or back. */
export async function recordOperatorMoney(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ booked: true } | { refused: ApprovalRefusal | Refusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'operator_money', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const { way, reference, amount, currency } = agreed.details;
    const refused = await refusal(tx, agreed.details);
    if (refused) return { refused };
    await approve(tx, agreed, { actorId, now });
    const move: Movement =
      way === 'in'
        ? { from: 'bank', to: 'operator', amount, currency }
        : { from: 'operator', to: 'bank', amount, currency };
    await post(tx, {
      key: keyOf(reference),
      kind: 'operator_money',
      bookedAt: now,
      movements: [move],
    });
    return { booked: true };
  });
}

const keyOf = (reference: string) => `operator:${reference}`;

/** What leaves is at most what is the host's: the rest at the bank is other people's. */
async function refusal(tx: Tx, asked: OwnMoney): Promise<Refusal | null> {
  const { way, reference, amount, currency } = asked;
  if (amount <= 0n) return 'amount_is_not_above_zero';
  if (await journalWithKey(tx, keyOf(reference))) return 'reference_is_booked';
  await lockAccounts(tx, ['operator'], currency);
  const isThere = way === 'in' || (await balanceOf(tx, 'operator', currency)) >= amount;
  return isThere ? null : 'account_has_not_so_much';
}

/** What at Stripe and the bank is the host's own, in minor units; below zero where it owes it. */
export async function ownMoney(currency: Currency): Promise<bigint> {
  return balanceOf(db(), 'operator', currency);
}
