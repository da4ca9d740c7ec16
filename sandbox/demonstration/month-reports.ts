import { finaliseReport } from '#app/domain/repayments/finalise-report.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { approvePartnerPayment } from '#app/domain/settlements/approve-partner-payment.ts';
import { issueSettlement } from '#app/domain/settlements/issue-settlement.ts';
import { proposePartnerPayment } from '#app/domain/settlements/propose-partner-payment.ts';
import { type Day, addDays, addMonths } from '#app/money/days.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { decimalOf } from '#app/money/money.ts';
import { total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';
import { done } from '../demo/stage.ts';
import { type PartnerHabit, demonstration } from './data.ts';
import type { DemoWorld } from './demo-world.ts';
import type { Payment } from './payments.ts';
import { reportsOn } from './report-days.ts';

/**
 * What the partners do on a day: they write down what came in as the weeks go, and when the month is over each
 * says that it is complete, settles, and pays by its habit.
 *
 * @returns whether lenders' money moved, so that there is work
 */
export async function reportAndSettle(
  world: DemoWorld,
  payments: readonly Payment[],
  day: number,
): Promise<boolean> {
  const date = world.dateOf(day);
  const firstOfMonth = `${date.slice(0, 8)}01`;
  const period = addMonths(firstOfMonth, -1).slice(0, 7);
  let hasMoved = false;
  for (const habit of demonstration.habits) {
    if (!world.partners.has(habit.partner)) continue;
    const reported = reportsOn(habit.partner, period, world.today);
    if (date === reported) {
      hasMoved = (await finish(world, payments, { habit, period })) || hasMoved;
    }
    if (reported && date === addDays(reported, habit.settles_after_days)) {
      hasMoved = (await pay(world, { habit, period, isLooked: day !== 0 })) || hasMoved;
    }
  }
  if (day % 7 === 0) await writeDown(world, payments, day);
  return hasMoved;
}

/** Every partner writes down what came in until today. */
export async function writeDown(
  world: DemoWorld,
  payments: readonly Payment[],
  day: number,
): Promise<void> {
  const until = world.dateOf(day);
  for (const habit of demonstration.habits) {
    if (!world.partners.has(habit.partner)) continue;
    await save(world, payments, { habit, period: until.slice(0, 7), until });
  }
}

/** Everything that came in during a month, until a day of it; false where nothing did. */
async function save(
  world: DemoWorld,
  payments: readonly Payment[],
  {
    habit,
    period,
    until,
    isEmptyToo = false,
  }: { habit: PartnerHabit; period: string; until: Day; isEmptyToo?: boolean },
): Promise<boolean> {
  const { partner } = habit;
  const partnerId = world.partnerId(partner);
  const own = payments.filter(
    ({ loan, on }) => loan.partner === partner && on.startsWith(period) && on <= until,
  );
  const repaying = await db().loan.findMany({
    where: { partnerId, status: { in: ['in_repayment', 'defaulted'] } },
    select: { id: true },
  });
  const lines = own
    .filter(({ loan }) => repaying.some(({ id }) => id === world.loans.get(loan.id)))
    .map(({ loan, on, amount }, index) => ({
      line: index + 2,
      loan: loan.id,
      loanId: world.loanId(loan),
      kind: 'paid' as const,
      amount: decimalOf({ amount, currency: asCurrency(loan.currency) }),
      paidOn: on,
    }));
  // A month in which nothing was due is reported, too: nothing was paid.
  if (lines.length === 0 && (!isEmptyToo || repaying.length === 0)) return false;
  const report = { partnerId, actorId: world.managers.get(partner) ?? 0, period };
  const told = { decimal: '.' } as const;
  done(await saveRepaymentReport({ ...report, lines, told, isTyped: true, now: world.later() }));
  return true;
}

/** A month, and those before it that were missed. */
async function finish(
  world: DemoWorld,
  payments: readonly Payment[],
  { habit, period }: { habit: PartnerHabit; period: string },
): Promise<boolean> {
  const partnerId = world.partnerId(habit.partner);
  const final = await db().repaymentReport.findMany({ where: { partnerId, status: 'final' } });
  const told = new Set(final.map((report) => report.period));
  const months = payments
    .filter(({ loan }) => loan.partner === habit.partner)
    .map(({ on }) => on.slice(0, 7))
    .filter((month) => month <= period && !told.has(month));
  if (!told.has(period)) months.push(period);
  const manager = world.managers.get(habit.partner) ?? 0;
  let hasReported = false;
  for (const month of [...new Set(months)].sort()) {
    const until = addDays(addMonths(`${month}-01`, 1), -1);
    if (!(await save(world, payments, { habit, period: month, until, isEmptyToo: true }))) continue;
    const report = { partnerId, period: month, actorId: manager, now: world.later() };
    done(await finaliseReport(report));
    hasReported = true;
  }
  if (!hasReported) return false;
  const [treasurer] = world.host.treasurers;
  const settled = { partnerId, period, actorId: treasurer, now: world.later() };
  const answer = await issueSettlement(settled);
  if ('refused' in answer && answer.refused === 'nothing_to_settle') return false;
  done(answer);
  return true;
}

/** All that a partner owes by then; unless it is looked at by a second person, it waits for one. */
async function pay(
  world: DemoWorld,
  { habit, period, isLooked }: { habit: PartnerHabit; period: string; isLooked: boolean },
): Promise<boolean> {
  const partnerId = world.partnerId(habit.partner);
  const open = await db().settlement.findMany({ where: { partnerId, status: 'issued' } });
  const amount = total(open.map((row) => row.due - row.received));
  if (amount === 0n) return false;
  const [first, second] = world.host.treasurers;
  const reference = `${habit.partner} ${period}`;
  const wired = { partnerId, reference, currency: 'USD', amount } as const;
  const asked = done(await proposePartnerPayment({ ...wired, actorId: first, now: world.later() }));
  if (!isLooked) return false;
  done(await approvePartnerPayment({ ...asked, actorId: second, now: world.later() }));
  return true;
}
