import { fileHabits, keptMapping } from './file-habits.ts';
import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { db } from '#app/platform/db.ts';
import { lastDayOf } from '#app/money/periods.ts';

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
      repaymentLines: true,
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
    loans: loans.map((loan) => {
      const due = loan.instalments
        .filter((row) => row.dueOn.toISOString().slice(0, 10) <= lastDay)
        .reduce((sum, row) => sum + row.localPrincipal, 0n);
      const paid = loan.repaymentLines.reduce((sum, row) => sum + row.localAmount, 0n);
      const open = due > paid ? due - paid : 0n;
      return {
        reference: (isNumbered ? loan.externalId : null) ?? loan.slug,
        name: borrowerName(loan.borrower),
        currency: loan.localCurrency,
        expected: open,
      };
    }),
  };
}
