import { countingRoles } from '#app/domain/roles/money-roles-rules.ts';
import { db } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import { canKeepFiles } from '#app/platform/files.ts';
import { moneyPoints } from './installation-money.ts';
import type { InstallationPoint, PointState } from './installation-points.ts';
import { readiness } from './readiness.ts';

/** How old the rates for settling loans in repayment may be. */
const freshDays = 35;

/** What of this installation is real, what is simulated, and what is not done yet. */
export async function installation(
  now: Date,
): Promise<{ point: InstallationPoint; state: PointState }[]> {
  const { isReady, failedJobs } = await readiness(now);
  const settings = env();
  const isDouble = Boolean(settings.STRIPE_API);
  const simulatedOr = (state: PointState): PointState => (isDouble ? 'simulated' : state);
  const goodIf = (isGood: boolean): PointState => (isGood ? 'good' : 'lacking');
  const hasHost = Boolean(settings.HOST_NAME && settings.HOST_ADDRESS && settings.HOST_EMAIL);
  return [
    ...(await moneyPoints(isDouble)),
    { point: 'mail', state: simulatedOr('good') },
    {
      point: 'origin',
      state: simulatedOr(goodIf(settings.APP_ORIGIN.startsWith('https://'))),
    },
    { point: 'host', state: goodIf(hasHost) },
    { point: 'workers', state: goodIf(isReady) },
    { point: 'files', state: goodIf(await canKeepFiles()) },
    { point: 'failed_jobs', state: goodIf(failedJobs === 0) },
    { point: 'treasurers', state: goodIf((await peopleIn('treasurer', now)) >= 2) },
    { point: 'reviewers', state: goodIf((await peopleIn('reviewer', now)) >= 1) },
    { point: 'bank_details', state: goodIf(await everyPartnerHasBankDetails()) },
    { point: 'rates', state: goodIf(await ratesAreFresh(now)) },
    { point: 'demo_data', state: (await hasDemoData()) ? simulatedOr('lacking') : 'good' },
  ];
}

/** How many people have a role; an admin has all of them. */
async function peopleIn(role: 'treasurer' | 'reviewer', now: Date): Promise<number> {
  const rows = await db().staffRole.findMany({
    where: { role: { in: [role, 'admin'] }, ...countingRoles(now) },
    distinct: ['personId'],
  });
  return rows.length;
}

async function everyPartnerHasBankDetails(): Promise<boolean> {
  const without = await db().partner.count({
    where: { payoutRail: 'bank', loans: { some: {} }, bankDetails: { none: {} } },
  });
  return without === 0;
}

/** Whether every local currency of loans in repayment has a recent enough rate. */
async function ratesAreFresh(now: Date): Promise<boolean> {
  const [row] = await db().$queryRaw<{ stale: bigint }[]>`
    select count(*) as stale
      from (select distinct local_currency, currency from loans where status = 'in_repayment') l
     where l.local_currency <> l.currency
       and not exists (select 1 from exchange_rates r
                        where r.currency = l.local_currency and r.per_currency = l.currency
                          and r.day >= (${now}::timestamptz - make_interval(days => ${freshDays}))::date)`;
  return (row?.stale ?? 0n) === 0n;
}

async function hasDemoData(): Promise<boolean> {
  return (await db().partner.count({ where: { isDemo: true } })) > 0;
}
