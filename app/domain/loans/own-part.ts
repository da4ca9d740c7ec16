import { lateLoans, latePart } from '#app/domain/lateness/late-loans.ts';
import { backOf, lostOf, outstandingOf } from '#app/domain/slices/slice-rules.ts';
import { total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';

/** What a reader has in a loan: lent, back, late, lost; null for whoever lent nothing of it. */
export async function ownPart(
  loan: { readonly id: number; readonly amount: bigint },
  readerId: number | null,
  now: Date,
) {
  if (readerId === null) return null;
  const slices = await db().slice.findMany({
    where: { loanId: loan.id, lenderId: readerId },
    orderBy: { id: 'asc' },
  });
  const [first] = slices;
  if (!first) return null;
  const [behind] = await lateLoans({ loanIds: [loan.id], now });
  return {
    sliceId: first.id,
    lent: total(slices.map((slice) => slice.principal)),
    back: total(slices.map(backOf)),
    lost: total(slices.map(lostOf)),
    outstanding: total(slices.map(outstandingOf)),
    late: behind
      ? {
          days: behind.days,
          amount: total(slices.map((slice) => latePart(slice, { ...behind, amount: loan.amount }))),
          reason: behind.reason,
        }
      : null,
  };
}

export type OwnPart = NonNullable<Awaited<ReturnType<typeof ownPart>>>;
