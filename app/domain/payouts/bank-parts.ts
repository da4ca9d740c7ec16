import type { Tx } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

/** Locks a part against other proposals and approvals. @returns what proposals call it. */
export async function lockPart(tx: Tx, partId: number): Promise<string> {
  const part = await tx.payoutPart.findUnique({ where: { id: partId } });
  if (part) await lock(tx, 'payout', part.payoutId);
  return `payout_part:${partId}`;
}

/** "Sent" or "cannot be sent": only one of them waits for a second person at a time. */
export async function isProposed(tx: Tx, subject: string): Promise<boolean> {
  const open = {
    kind: { in: ['bank_payout', 'bank_return'] },
    approvedAt: null,
    withdrawnAt: null,
  };
  return (await tx.proposal.count({ where: { subject, ...open } })) > 0;
}

/** What a bank did with a part, as people saw it. */
export const sentByBank = {
  id: '',
  state: 'succeeded',
  failure: null,
  balanceTransaction: null,
} as const;
