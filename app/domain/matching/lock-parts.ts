import type { LinePart } from '#app/domain/approvals/bank-line-parts.ts';
import type { Tx } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

/** Parts lock what they are about before any of them moves money. */
export async function lockParts(tx: Tx, parts: readonly LinePart[]): Promise<void> {
  const idsOf = (...kinds: string[]) =>
    parts.filter(({ kind }) => kinds.includes(kind)).map(({ target }) => Number(target));
  await lock(tx, 'person', idsOf('lender', 'lender_returned'));
  const sent = await tx.payoutPart.findMany({
    where: {
      OR: [
        { id: { in: idsOf('payout', 'returned') } },
        // A deposit that is gone stops what waits to be sent.
        { status: 'intended', payout: { lenderId: { in: idsOf('lender_returned') } } },
      ],
    },
    select: { payoutId: true },
  });
  const receipts = await tx.receipt.findMany({
    where: { id: { in: idsOf('recalled') } },
    select: { partnerId: true },
  });
  await lock(
    tx,
    'payout',
    sent.map(({ payoutId }) => payoutId),
  );
  await lock(tx, 'partner', [...idsOf('partner'), ...receipts.map(({ partnerId }) => partnerId)]);
  await lock(tx, 'loan', idsOf('recovery'));
}

const order = [
  'partner',
  'recalled',
  'recovery',
  'payout',
  'returned',
  'lender',
  'lender_returned',
  'sent_back',
  'account',
];

/** What locks more than its own accounts stands first. */
export function inLockOrder(parts: readonly LinePart[]): LinePart[] {
  const place = ({ kind, target }: LinePart) => order.indexOf(kind) * 1e9 + (Number(target) || 0);
  return parts.toSorted((one, other) => place(one) - place(other));
}
