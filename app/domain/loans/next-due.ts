import { db } from '#app/platform/db.ts';

/** Noon of the next day, after today, on which an instalment of a loan in repayment is due. */
export async function nextDueNoon(now: Date): Promise<Date | null> {
  const today = new Date(now.toISOString().slice(0, 10));
  const next = await db().instalment.findFirst({
    where: { dueOn: { gt: today }, loan: { status: 'in_repayment' } },
    orderBy: { dueOn: 'asc' },
    select: { dueOn: true },
  });
  return next ? new Date(next.dueOn.getTime() + 12 * 3_600_000) : null;
}
