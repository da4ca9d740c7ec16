import { type Day, addDays, daysBetween, isoDay } from '#app/money/days.ts';
import { chance } from './chance.ts';
import { type DemoLoan, type MonthEvent, demonstration } from './data.ts';
import type { DemoWorld } from './demo-world.ts';
import { draftOfLoan } from './draft-of-loan.ts';
import { total } from '#app/money/share-out.ts';

/** What a borrower pays on a day, in local minor units of principal. */
export interface Payment {
  readonly loan: DemoLoan;
  readonly on: Day;
  readonly amount: bigint;
}

/** What was paid, and when: as due, so many instalments; or as the data says. */
export function paymentsOf(loan: DemoLoan, today: Day): Payment[] {
  const { instalments, localAmount, amount } = draftOfLoan(loan, today);
  if (loan.payments) {
    return loan.payments.map(({ day, usd }) => ({
      loan,
      on: addDays(today, day),
      amount: (localAmount * BigInt(Math.round(usd * 100))) / amount,
    }));
  }
  return instalments
    .slice(0, loan.instalments_paid ?? 0)
    .map((row) => ({ loan, on: row.dueOn, amount: row.principal }));
}

/** Whether the borrower has paid less than was due by now. */
export function isBehind(world: DemoWorld, payments: readonly Payment[], loan: DemoLoan): boolean {
  const day = isoDay(world.stage.time.now);
  const { instalments } = draftOfLoan(loan, world.today);
  const due = instalments.filter((row) => row.dueOn < day).map((row) => row.principal);
  const paid = payments.filter((it) => it.loan.id === loan.id && it.on <= day);
  return total(due) > total(paid.map((it) => it.amount));
}

/** How many days after an instalment is due a borrower of this partner pays it. */
function delay(loan: DemoLoan, number: number): number {
  const habit = demonstration.habits.find((it) => it.partner === loan.partner);
  const of100 = habit?.borrowers_of_100_instalments;
  if (!of100) return 0;
  const drawn = chance('pays', loan.id, number) * 100;
  const spread = chance('delay', loan.id, number);
  if (drawn < of100.on_the_day) return 0;
  if (drawn < of100.on_the_day + of100.within_7_days) return 1 + Math.floor(spread * 7);
  const within30 = of100.on_the_day + of100.within_7_days + of100.within_30_days;
  return drawn < within30 ? 8 + Math.floor(spread * 23) : 31 + Math.floor(spread * 30);
}

/** Everything that a borrower pays, the past as the data says, what comes by habit and by the months' script. */
export function allPaymentsOf(loan: DemoLoan, today: Day): Payment[] {
  const past = paymentsOf(loan, today);
  if (
    loan.loss ||
    !['in_repayment', 'funded', 'fundraising', 'draft', 'in_review', 'changes_requested'].includes(
      loan.status,
    )
  )
    return past;
  const { instalments } = draftOfLoan(loan, today);
  const events = demonstration.month.months
    .flatMap((month) => month.happens)
    .filter((event) => event.loan === loan.id);
  const paidEarly = events.flatMap((event) => scripted(event, instalments.length));
  let next = past.length;
  const coming: Payment[] = [];
  for (const event of paidEarly) {
    const row = instalments[next];
    if (!row) break;
    coming.push({ loan, on: addDays(today, event.day), amount: row.principal });
    next += 1;
  }
  for (let index = next; index < instalments.length; index += 1) {
    const row = instalments[index];
    if (!row) break;
    const late = events.find(
      ({ what, day }) =>
        what === 'late' &&
        daysBetween(today, row.dueOn) <= day &&
        daysBetween(today, row.dueOn) > day - 31,
    );
    const on = addDays(row.dueOn, late?.days ?? delay(loan, index + 1));
    // What is overdue already is not paid in the past.
    coming.push({ loan, on: on > today ? on : addDays(today, 12), amount: row.principal });
  }
  return [...past, ...coming];
}

/** One entry for each instalment that an event of the script pays. */
function scripted(event: MonthEvent, all: number): { day: number }[] {
  const count =
    event.what === 'pays'
      ? (event.instalments ?? 1)
      : event.what === 'pays_double'
        ? 2
        : event.what === 'repaid_in_full'
          ? all
          : 0;
  return Array.from({ length: count }, () => ({ day: event.day }));
}
