import { enqueue } from '#app/jobs/enqueue.ts';
import type { Currency } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { noteGivenBack } from '#app/domain/payouts/given-back.ts';
import type { BankDetails } from '#app/domain/partners/bank-details.ts';
import { holdPayout } from '#app/domain/payouts/hold-payout.ts';
import { lock } from '#app/platform/locks.ts';
import {
  type WithdrawalPart,
  type WithdrawalRefusal,
  needsBank,
  planWithdrawal,
  withdrawalRefusal,
} from './withdrawal-rules.ts';
import { withCaution } from './with-caution.ts';
import { lockMeans, withdrawalFacts } from './withdrawal-facts.ts';

interface Wanted {
  readonly lenderId: number;
  readonly amount: bigint;
  readonly currency: Currency;
  /** False: only what fits back onto cards can be sent. */
  readonly isBankKnown?: boolean;
  /** The account that the lender names, where it is known. */
  readonly bank?: BankDetails | null;
  readonly now: Date;
}

type Answer = { payoutId: number; parts: WithdrawalPart[] } | { refused: WithdrawalRefusal };

/** A lender takes money out: it is held at once, and sent by the workers. */
export async function requestWithdrawal(request: Wanted): Promise<Answer> {
  return inTransaction((tx) => holdWithdrawal(tx, request));
}

/** The same, inside the caller's transaction. */
export async function holdWithdrawal(tx: Tx, request: Wanted): Promise<Answer> {
  const { lenderId, amount, currency, isBankKnown = true, now } = request;
  await lock(tx, 'person', lenderId);
  await lockMeans(tx, lenderId, currency);
  const facts = await withdrawalFacts(tx, lenderId, currency);

  const refused = withdrawalRefusal({ ...facts, amount });
  if (refused) return { refused };

  const parts = planWithdrawal(amount, facts.cards, facts.accounts);
  if (!isBankKnown && needsBank(parts)) return { refused: 'bank_details_are_missing' };
  for (const part of parts) await noteGivenBack(tx, part, part.amount);
  const careful = await withCaution(tx, { ...request, parts, facts });
  const { payoutId } = await holdPayout(tx, {
    kind: 'withdrawal',
    owner: `lender:${lenderId}`,
    ownerId: { lenderId },
    currency,
    parts: careful,
    requestedById: lenderId,
    now,
  });

  await enqueue(tx, 'payout.send', { payoutId }, now);
  const mail = {
    template: 'withdrawal_requested',
    personId: lenderId,
    subjectId: payoutId,
  } as const;
  await enqueue(tx, 'mail.send', mail, now);
  return { payoutId, parts };
}
