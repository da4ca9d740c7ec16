import type { AccountName } from '#app/ledger/accounts.ts';
import { post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { PayoutKind, PayoutPartRail } from '#app/platform/generated/enums.ts';
import { newToken } from '#app/platform/ids.ts';

export interface PlannedPart {
  readonly rail: PayoutPartRail;
  readonly amount: bigint;
  readonly cardPaymentId?: number;
  readonly depositAccountId?: number;
  /** Of an account that its lender names: until when it waits, and whether somebody looks first. */
  readonly waitsUntil?: Date | null;
  readonly needsLook?: boolean;
  readonly bankHash?: string | null;
}

/**
 * Records that money is to leave, and holds it: `owner -> payout:held`. The key
 * of each part is stored before any call is made.
 *
 * @throws WouldGoBelowZero when the owner does not have that much.
 */
export async function holdPayout(
  tx: Tx,
  payout: {
    kind: PayoutKind;
    owner: AccountName;
    ownerId: { lenderId: number } | { partnerId: number; loanId?: number };
    currency: Currency;
    parts: readonly PlannedPart[];
    requestedById: number;
    now: Date;
  },
): Promise<{ payoutId: number }> {
  const { kind, owner, ownerId, currency, parts, requestedById, now } = payout;
  const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
  const { id } = await tx.payout.create({
    data: {
      kind,
      currency,
      amount,
      requestedById,
      ...ownerId,
      requestedAt: now,
      parts: {
        create: parts.map((part, index) => ({
          ...part,
          number: index + 1,
          idempotencyKey: newToken(),
        })),
      },
    },
  });
  await post(tx, {
    key: `payout:${id}:hold`,
    kind: 'payout_hold',
    bookedAt: now,
    movements: [{ from: owner, to: `payout:${id}:held`, amount, currency }],
  });
  return { payoutId: id };
}

/** Whose money a payout is. */
export function ownerOf(payout: {
  lenderId: number | null;
  partnerId: number | null;
}): AccountName {
  if (payout.lenderId !== null) return `lender:${payout.lenderId}`;
  if (payout.partnerId !== null) return `partner:${payout.partnerId}:payable`;
  throw new Error('a payout belongs to nobody');
}
