import { db } from '#app/platform/db.ts';

/** Loans whose fundraiser is over but has not been ended yet. */
export async function endedFundraisers(now: Date): Promise<number[]> {
  const loans = await db().loan.findMany({
    where: { status: 'fundraising', fundraiserEndsAt: { lte: now } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return loans.map((loan) => loan.id);
}
