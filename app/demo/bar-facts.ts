import { db } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import { keptASecond } from '#app/platform/kept-a-second.ts';
import { demoRoles } from './become-demo-person.ts';
import { monthJustPassed } from './month-summary.ts';
import type { SandboxFacts } from './sandbox-bar.tsx';

/** What the demonstration's bar shows; null with real keys, where there is no bar. */
export async function barFacts(readerId: number | null, now: Date): Promise<SandboxFacts | null> {
  const { STRIPE_API, CLOCK_FILE } = env();
  if (!STRIPE_API) return null;
  const [people, nextDueAt] = await keptASecond('bar of the demonstration', () =>
    Promise.all([demoRoles(), nextDueNoon(now)]),
  );
  return {
    people,
    readerId,
    now,
    nextDueAt,
    clockUrl: `${STRIPE_API}/clock`,
    monthUrl: `${STRIPE_API}/month`,
    month: CLOCK_FILE ? monthJustPassed(CLOCK_FILE, now) : null,
  };
}

/** Noon of the next day, after today, on which an instalment of a loan in repayment is due. */
async function nextDueNoon(now: Date): Promise<Date | null> {
  const today = new Date(now.toISOString().slice(0, 10));
  const next = await db().instalment.findFirst({
    where: { dueOn: { gt: today }, loan: { status: 'in_repayment' } },
    orderBy: { dueOn: 'asc' },
    select: { dueOn: true },
  });
  return next ? new Date(next.dueOn.getTime() + 12 * 3_600_000) : null;
}
