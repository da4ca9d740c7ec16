import type { MonthSummary } from '#app/demo/month-summary.ts';
import { lateLoans } from '#app/domain/lateness/late-loans.ts';
import { reviseDraft } from '#app/domain/drafts/revise-draft.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { tellPotential } from '#app/domain/potential/tell-potential.ts';
import { type Day, addMonths, daysBetween, isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { done } from '../demo/stage.ts';
import { type DemoLoan, type MonthEvent, demonstration } from './data.ts';
import type { DemoWorld } from './demo-world.ts';
import { draftOfLoan } from './draft-of-loan.ts';
import { payOut, post, submit, write } from './loan-acts.ts';
import { lendersLend, lendersWithdraw } from './month-lenders.ts';
import { writeDown } from './month-reports.ts';
import { allPaymentsOf, isBehind, type Payment } from './payments.ts';
import { liveDay } from './play.ts';

/** A request that was mended is looked at again after so many days. */
const daysOfReview = 3;

/**
 * Lets a month pass, day by day: lenders lend, funded loans are paid out, borrowers pay by their habits, partners
 * report (one late, one not at all), new requests come. Chances are drawn from the names of things, so that
 * everybody sees the same month.
 */
export async function letMonthPass(
  world: DemoWorld,
  /** Waits until every process has read the clock, where there are several. */
  clockIsRead?: () => Promise<void>,
): Promise<Omit<MonthSummary, 'partners'>> {
  await world.recognise();
  const began = world.stage.time.now;
  const start = isoDay(began);
  const until = addMonths(start, 1);
  const loans = [...demonstration.loans, ...demonstration.month.new_loans.ready];
  const payments = loans.flatMap((loan) => allPaymentsOf(loan, world.today));
  const first = daysBetween(world.today, start) + 1;
  const last = daysBetween(world.today, until);
  for (let day = first; day <= last; day += 1) {
    world.goTo(day);
    await clockIsRead?.();
    await live(world, { payments, loans, day });
    if (day === last - 5) await lendersWithdraw(world, until.slice(0, 7));
  }
  await writeDown(world, payments, last);
  await world.stage.workDone();
  return summary(world, { began, until, payments });
}

async function live(
  world: DemoWorld,
  of: { payments: readonly Payment[]; loans: readonly DemoLoan[]; day: number },
): Promise<void> {
  const { payments, loans, day } = of;
  await liveDay(world, payments, { day, happenings: [] });
  for (const loan of loans) await request(world, loan, day);
  for (const { happens } of demonstration.month.months) {
    for (const event of happens) await script(world, { event, day, loans, payments });
  }
  await payOutWhatIsDue(world, day);
  if (await lendersLend(world, day)) await world.stage.workDone();
}

/** New requests come, and a reviewer lets them be lent to. */
async function request(world: DemoWorld, loan: DemoLoan, day: number): Promise<void> {
  if (loan.status !== 'draft') return;
  if (loan.time.submitted <= day && !world.loans.has(loan.id)) await submit(world, loan);
  if (
    loan.time.posted !== undefined &&
    loan.time.posted <= day &&
    (await isIn(world, loan, 'in_review'))
  )
    await post(world, loan);
}

async function isIn(world: DemoWorld, loan: DemoLoan, status: string): Promise<boolean> {
  const id = world.loans.get(loan.id);
  if (id === undefined) return false;
  return (await db().loan.findUniqueOrThrow({ where: { id } })).status === status;
}

async function script(
  world: DemoWorld,
  of: {
    event: MonthEvent;
    day: number;
    loans: readonly DemoLoan[];
    payments: readonly Payment[];
  },
): Promise<void> {
  const { event, day, payments } = of;
  const loan = of.loans.find((it) => it.id === event.loan);
  if (!loan) return;
  const isReviewed = event.what === 'corrected' && day === event.day + daysOfReview;
  if (isReviewed && (await isIn(world, loan, 'in_review'))) return post(world, loan);
  if (event.day !== day) return;
  if (event.what === 'accepted') {
    if (await isIn(world, loan, 'in_review')) await post(world, loan);
  } else if (event.what === 'corrected') {
    if (await isIn(world, loan, 'changes_requested')) await correct(world, loan, event);
  } else {
    const isAboutLateness = isBehind(world, payments, loan);
    await write(world, loan, { by: loan.officer, text: event.text, isAboutLateness });
  }
}

/** The officer mends what the reviewer asked for, and hands it in again. */
async function correct(world: DemoWorld, loan: DemoLoan, event: MonthEvent): Promise<void> {
  const changed: DemoLoan = {
    ...loan,
    ...(event.new_local_amount && { local_amount: event.new_local_amount }),
    ...(event.new_usd_amount && { usd_amount: event.new_usd_amount }),
    ...(event.new_cost_lines && { cost_lines: event.new_cost_lines }),
  };
  const draft = draftOfLoan(changed, world.today);
  const loanId = world.loanId(loan);
  const partnerId = world.partnerId(loan.partner);
  const actorId = world.writer(loan.partner, loan.officer);
  done(await reviseDraft({ loanId, partnerId, draft, actorId, now: world.later() }));
  const costs = (draft.costAmounts ?? []).map((amount, index) => ({
    item: changed.cost_lines[index]?.item.en ?? '',
    amount,
  }));
  const says = { part: 'costs', costs, ownPart: draft.ownPart ?? null } as const;
  const told = { loanId, partnerId, language: 'en', says, actorId, now: world.later() };
  done(await tellPotential(told));
  done(await submitLoan({ loanId, actorId, now: world.later() }));
}

/** Funded loans go to their partner on the planned day, or as soon as they are funded after it. */
async function payOutWhatIsDue(world: DemoWorld, day: number): Promise<void> {
  const funded = await db().loan.findMany({ where: { status: 'funded' }, orderBy: { id: 'asc' } });
  for (const { id, externalId, disbursementPlannedOn, preDisbursedOn } of funded) {
    const planned = disbursementPlannedOn ?? preDisbursedOn;
    const isDue = !planned || isoDay(planned) <= world.dateOf(day);
    const isAsked = await db().proposal.findFirst({
      where: { kind: 'disbursement', subject: `loan:${id}`, approvedAt: null, withdrawnAt: null },
    });
    if (isDue && !isAsked) await payOut(world, id, `Receipt ${externalId ?? id}`);
  }
}

async function summary(
  world: DemoWorld,
  { began, until, payments }: { began: Date; until: Day; payments: readonly Payment[] },
): Promise<Omit<MonthSummary, 'partners'>> {
  const { now } = world.stage.time;
  const during = { gt: began, lte: now };
  const reports = await db().repaymentReport.findMany({ where: { finalisedAt: during } });
  const [received] = await db().$queryRaw<{ sum: bigint; lenders: number }[]>`
    select coalesce(sum(p.cash + p.gain), 0)::bigint as sum, count(distinct s.lender_id)::int as lenders
      from slice_payments p join journals j on j.id = p.journal_id join slices s on s.id = p.slice_id
     where j.booked_at > ${began} and j.booked_at <= ${now}`;
  const opened = await db().loanEvent.count({ where: { becomes: 'fundraising', at: during } });
  const late = await lateLoans({ now });
  return {
    until,
    reported: new Set(reports.map((report) => report.partnerId)).size,
    instalments: payments.filter(({ on }) => on > isoDay(began) && on <= until).length,
    sum: String(received?.sum ?? 0n),
    lenders: received?.lenders ?? 0,
    late: late.length,
    opened,
  };
}
