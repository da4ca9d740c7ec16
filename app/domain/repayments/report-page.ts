import { fileHabits, keptMapping } from './file-habits.ts';
import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { db } from '#app/platform/db.ts';
import { type Day, addDays, isoDay } from '#app/money/days.ts';
import { lastDayOf } from '#app/money/periods.ts';
import { total } from '#app/money/share-out.ts';

/** A month's report as it is saved, and the loans that one may report on. */
export async function reportPage(partnerId: number, period: string) {
  const report = await db().repaymentReport.findFirst({
    where: { partnerId, period },
    include: {
      lines: { include: { loan: { include: { borrower: true } } }, orderBy: { id: 'asc' } },
    },
  });
  const loans = await db().loan.findMany({
    where: { partnerId, status: { in: ['in_repayment', 'defaulted'] } },
    include: {
      borrower: true,
      instalments: { orderBy: { number: 'asc' } },
      repaymentLines: { include: { report: { select: { period: true } } } },
    },
    orderBy: { id: 'asc' },
  });
  // One kind of name in a file: the partner's numbers, if every loan has one of its own.
  const numbers = new Set(loans.map((loan) => loan.externalId?.trim() ?? ''));
  const isNumbered = numbers.size === loans.length && !numbers.has('');
  const lastDay = lastDayOf(period);
  const { repaymentFigure } = await db().partner.findUniqueOrThrow({ where: { id: partnerId } });
  return {
    /** What is agreed that its files say of a loan. */
    figure: repaymentFigure,
    /** The file as it came. */
    file: await db().reportFile.findFirst({
      where: { partnerId, period, isSaved: true },
      select: { name: true },
    }),
    habits: { ...(await fileHabits(db(), partnerId)), mapping: await keptMapping(db(), partnerId) },
    report: report && {
      status: report.status,
      lines: report.lines.map((line) => ({
        id: line.id,
        name: borrowerName(line.loan.borrower),
        reference: line.loan.externalId ?? line.loan.slug,
        paidOn: line.paidOn,
        amount: line.localAmount,
        currency: line.loan.localCurrency,
      })),
    },
    loans: loans.map((loan) => ({
      reference: (isNumbered ? loan.externalId : null) ?? loan.slug,
      name: borrowerName(loan.borrower),
      currency: loan.localCurrency,
      ...monthFigures(loan, { period, lastDay }),
      saved: savedOf(report?.lines ?? [], loan.id),
    })),
  };
}

interface Repaying {
  readonly localAmount: bigint;
  readonly instalments: readonly { dueOn: Date; localPrincipal: bigint }[];
  readonly repaymentLines: readonly {
    localAmount: bigint;
    paidOn: Date;
    report: { period: string };
  }[];
}

/** How a loan stands before this month is reported: what is due in it, what from before, what at all. */
function monthFigures(loan: Repaying, { period, lastDay }: { period: string; lastDay: string }) {
  const other = loan.repaymentLines.filter((line) => line.report.period !== period);
  const paid = total(other.map((line) => line.localAmount));
  const dueBy = (day: string) =>
    total(
      loan.instalments.flatMap((row) =>
        row.dueOn.toISOString().slice(0, 10) <= day ? [row.localPrincipal] : [],
      ),
    );
  const above = (amount: bigint) => (amount > 0n ? amount : 0n);
  const expected = above(dueBy(lastDay) - paid);
  const overdue = above(dueBy(addDays(`${period}-01`, -1)) - paid);
  const last = other.toSorted((one, next) => next.paidOn.getTime() - one.paidOn.getTime())[0];
  return {
    /** Due by the end of the month and not paid, and what of it was due before. */
    expected,
    overdue,
    due: expected - overdue,
    outstanding: above(loan.localAmount - paid),
    lastPaidOn: last ? isoDay(last.paidOn) : null,
  };
}

/** What this month's report says of a loan already. */
function savedOf(
  lines: readonly { loanId: number; localAmount: bigint; paidOn: Date }[],
  loanId: number,
): { amount: bigint; paidOn: Day } | null {
  const own = lines.filter((line) => line.loanId === loanId);
  const [first] = own;
  return first
    ? { amount: total(own.map((line) => line.localAmount)), paidOn: isoDay(first.paidOn) }
    : null;
}
