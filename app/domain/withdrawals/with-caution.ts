import { bareAccount } from '#app/domain/banking/open-bank-account.ts';
import type { BankDetails } from '#app/domain/partners/bank-details.ts';
import { needsLook, waitsUntil } from '#app/domain/payouts/caution-rules.ts';
import type { PlannedPart } from '#app/domain/payouts/hold-payout.ts';
import { total } from '#app/money/share-out.ts';
import type { Tx } from '#app/platform/db.ts';
import { withdrawalLookSum } from '#app/platform/env.ts';
import { keyedHash } from '#app/platform/keyed-hash.ts';
import { type WithdrawalPart, needsBank } from './withdrawal-rules.ts';

/** What goes to an account that the lender names waits where money came by card, and a treasurer looks at much. */
export async function withCaution(
  tx: Tx,
  asked: {
    lenderId: number;
    bank?: BankDetails | null;
    parts: readonly WithdrawalPart[];
    facts: { cards: readonly object[] };
    now: Date;
  },
): Promise<PlannedPart[]> {
  const { lenderId, parts, facts, bank, now } = asked;
  const isNamed = (part: WithdrawalPart) => needsBank([part]);
  const since = new Date(now.getTime() - 86_400_000);
  const today = await tx.payoutPart.aggregate({
    _sum: { amount: true },
    where: {
      rail: 'bank_wire',
      depositAccountId: null,
      status: { not: 'failed' },
      payout: { lenderId, kind: 'withdrawal', requestedAt: { gt: since } },
    },
  });
  const named = total(parts.filter(isNamed).map((part) => part.amount));
  const caution = {
    waitsUntil: waitsUntil(facts.cards.length > 0, now),
    needsLook: needsLook(named, today._sum.amount ?? 0n, withdrawalLookSum()),
    bankHash: bank ? keyedHash('bank', bareAccount(bank.account)) : null,
  };
  return parts.map((part) => (isNamed(part) ? { ...part, ...caution } : part));
}
