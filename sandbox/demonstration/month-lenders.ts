import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { daysBetween, isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { chance } from './chance.ts';
import { type DemoLender, type DemoLoan, demonstration } from './data.ts';
import type { DemoWorld } from './demo-world.ts';
import { lendAsUsual } from './play.ts';

const share = 2_500n;

/** What lenders do on a day: as much as brings each open loan towards its usual day of being funded. */
export async function lendersLend(world: DemoWorld, day: number): Promise<boolean> {
  const { now } = world.stage.time;
  const open = await db().loan.findMany({
    where: { status: 'fundraising', fundraiserEndsAt: { gt: now }, externalId: { not: null } },
    include: { reservations: { where: { expiresAt: { gt: now } } }, slices: true },
    orderBy: { id: 'asc' },
  });
  let hasLent = false;
  for (const loan of open) {
    const told = allLoans.find((it) => it.id === loan.externalId);
    if (!told || !loan.fundraiserEndsAt) continue;
    const reserved = loan.reservations.reduce((sum, row) => sum + row.amount, 0n);
    const left = (loan.amount - loan.raised - reserved) / share;
    const daysLeft = daysUntilFunded(told, world.dateOf(day), loan.fundraiserEndsAt);
    const wanted = Number(left) / Math.max(1, daysLeft);
    const count = Math.floor(wanted) + (chance('how many', told.id, day) < wanted % 1 ? 1 : 0);
    const before = new Set(loan.slices.map((slice) => slice.lenderId));
    let shares = left;
    for (let number = 0; number < count && shares > 0n; number += 1) {
      const lender = whoLends(world, told, before, `${day} ${number}`);
      if (!lender) break;
      before.add(world.lenders.get(lender.id) ?? 0);
      const usual = BigInt(Math.max(25, lender.habits.usual_slice_usd)) / 25n;
      const taken = usual < shares ? usual : shares;
      shares -= taken;
      const slices = [{ loan: told.id, usd: Number(taken) * 25 }];
      await lendAsUsual(world, { lender: lender.id, slices });
      hasLent = true;
    }
  }
  return hasLent;
}

const allLoans: readonly DemoLoan[] = [
  ...demonstration.loans,
  ...demonstration.month.new_loans.ready,
];

/** By size; a few are left to end unfilled. */
function daysUntilFunded(loan: DemoLoan, today: string, endsAt: Date): number {
  const { usual_days_to_fund: usual, of_100 } = demonstration.month.fundraisers;
  const most = loan.usd_amount;
  const days =
    most <= 500 ? usual.up_to_500_usd : most <= 1000 ? usual.up_to_1000_usd : usual.above;
  const left = daysBetween(today, isoDay(endsAt));
  const expires = chance('expires', loan.id) * 100 < of_100.expire;
  return expires ? left * 2 : Math.max(1, left - Math.max(1, loan.fundraiser_days - days) / 2);
}

/** Somebody who has not lent to it, more likely one who is active and picks loans like this one. */
function whoLends(
  world: DemoWorld,
  loan: DemoLoan,
  before: ReadonlySet<number | null>,
  seed: string,
): DemoLender | null {
  const able = demonstration.lenders.filter(({ id }) => {
    const personId = world.lenders.get(id);
    return personId !== undefined && !before.has(personId);
  });
  const weights = able.map((lender) => {
    const isLiked = lender.habits.picks.some(
      (pick) => pick === `country:${loan.country_code}` || pick === `sector:${loan.sector}`,
    );
    return lender.habits.activity * (isLiked ? 4 : 1);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let at = chance('who', loan.id, seed) * whole;
  for (const [index, weight] of weights.entries()) {
    at -= weight;
    if (at < 0) return able[index] ?? null;
  }
  return null;
}

/** Once a month a few take out what came back to them. */
export async function lendersWithdraw(world: DemoWorld, month: string): Promise<void> {
  const { withdraw } = demonstration.month.lenders.of_100_active_lenders_in_a_month;
  for (const { id } of demonstration.lenders) {
    const lenderId = world.lenders.get(id);
    if (lenderId === undefined || chance('withdraws', id, month) * 100 >= withdraw) continue;
    const amount = await lenderBalance(lenderId, 'USD');
    if (amount < share) continue;
    // Refused where it would have to go by a bank that the lender has not named: then it stays.
    await requestWithdrawal({
      lenderId,
      amount,
      currency: 'USD',
      isBankKnown: false,
      now: world.later(),
    });
  }
}
