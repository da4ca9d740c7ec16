import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { type LateLoan, lateLoans, needsReason } from '#app/domain/lateness/late-loans.ts';
import { partnerStanding } from './standing.ts';
import { type Day, dayIn } from '#app/money/days.ts';
import { periodOf } from '#app/money/periods.ts';
import { db } from '#app/platform/db.ts';
import { pick, without } from '#app/platform/pick.ts';
import type { LoanStatus } from '#app/platform/generated/enums.ts';
import { toPay } from './to-pay.ts';
import { monthsReported } from './month-strip-rules.ts';

/** Nobody has told lenders anything for so long. */
const silentDays = 60;
const mostListed = 12;

/** What waits for a partner's staff today: what is late first, then what is to be paid and reported. */
export async function deskDay(partnerId: number, now: Date) {
  const partner = await db().partner.findUniqueOrThrow({ where: { id: partnerId } });
  const today = dayIn(partner.zone, now);
  const late = await lateLoans({ partnerId, now });
  return {
    today,
    overdue: await overdueRows(late.slice(0, mostListed)),
    overdueCount: late.length,
    toPay: await toPay(partnerId, now),
    months: await monthsOf(partnerId, today),
    states: await loansByState(partnerId),
    standing: without(await partnerStanding(partnerId), 'name'),
    unheard: await unheardOf(partnerId, now),
  };
}

export type DeskDay = Awaited<ReturnType<typeof deskDay>>;

async function overdueRows(late: readonly LateLoan[]) {
  const loans = await db().loan.findMany({
    where: { id: { in: late.map((row) => row.loanId) } },
    select: { id: true, town: true, localCurrency: true, borrower: true },
  });
  const byId = new Map(loans.map((loan) => [loan.id, loan]));
  return late.flatMap((row) => {
    const loan = byId.get(row.loanId);
    if (!loan) return [];
    return {
      ...pick(row, 'loanId', 'days', 'instalments', 'localDue', 'lenders', 'reason'),
      name: borrowerName(loan.borrower),
      town: loan.town,
      currency: loan.localCurrency,
      needsReason: needsReason(row),
    };
  });
}

async function monthsOf(partnerId: number, today: Day) {
  const first = await db().instalment.findFirst({
    where: { loan: { partnerId, status: { in: ['in_repayment', 'repaid', 'defaulted'] } } },
    orderBy: { dueOn: 'asc' },
    select: { dueOn: true },
  });
  if (!first) return [];
  const reports = await db().repaymentReport.findMany({
    where: { partnerId },
    select: { period: true, status: true },
  });
  const from = periodOf(first.dueOn.toISOString().slice(0, 10));
  return monthsReported({ first: from, today, reports });
}

const states = ['draft', 'in_review', 'fundraising', 'funded', 'in_repayment', 'repaid'] as const;

/** How many loans are in each state of a loan's life, and what lenders have in them. */
async function loansByState(partnerId: number) {
  const rows = await db().loan.groupBy({
    by: ['status', 'currency'],
    where: { partnerId },
    _count: true,
    _sum: { amount: true, raised: true },
  });
  const of = (status: LoanStatus) => rows.filter((row) => row.status === status);
  return states.map((status) => ({
    status,
    count: of(status).reduce((sum, row) => sum + row._count, 0),
    amount: of(status).reduce((sum, row) => sum + (row._sum.amount ?? 0n), 0n),
    raised: of(status).reduce((sum, row) => sum + (row._sum.raised ?? 0n), 0n),
  }));
}

/** Loans in repayment of which their lenders have heard nothing for two months. */
async function unheardOf(partnerId: number, now: Date) {
  const before = new Date(now.getTime() - silentDays * 86_400_000);
  const loans = await db().loan.findMany({
    where: {
      partnerId,
      status: 'in_repayment',
      updates: { none: { publishedAt: { gt: before } } },
      events: { none: { at: { gt: before } } },
    },
    include: {
      borrower: true,
      updates: { orderBy: { id: 'desc' }, take: 1 },
      events: { orderBy: { id: 'desc' }, take: 1 },
    },
    orderBy: { id: 'asc' },
    take: 5,
  });
  return loans.map(({ id, borrower, updates, events }) => {
    const since = updates[0]?.publishedAt ?? events[0]?.at ?? now;
    const days = Math.floor((now.getTime() - since.getTime()) / 86_400_000);
    return { id, name: borrowerName(borrower), days };
  });
}
