import { lateLoans, latePart } from '#app/domain/lateness/late-loans.ts';
import { db } from '#app/platform/db.ts';

/** Whether a slice's borrower is late: how long, with how much of it, and what the partner says; null if not. */
export async function lateSlice(
  lenderId: number,
  sliceId: number,
  { now, language }: { now: Date; language: string },
) {
  const slice = await db().slice.findFirst({
    where: { id: sliceId, lenderId },
    include: { loan: { include: { partner: true } } },
  });
  if (!slice) return null;
  const { loan } = slice;
  const [late] = await lateLoans({ loanIds: [loan.id], now, language });
  if (!late) return null;
  const amount = latePart(slice, { ...late, amount: loan.amount });
  return { days: late.days, amount, reason: late.reason, partner: loan.partner.name };
}
