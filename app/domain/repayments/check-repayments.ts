import { asCurrency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import { total } from '#app/money/share-out.ts';
import type { Tx } from '#app/platform/db.ts';
import { fileHabits } from './file-habits.ts';
import type { FileLoan } from './file-loans.ts';
import { type JudgedFile, judgeLines } from './judge-lines.ts';
import type { ToldOfFile } from './judged-line.ts';
import { receiptKey } from './receipts.ts';
import type { ReportedLine } from './reported-line.ts';

export interface AskedReport {
  readonly partnerId: number;
  readonly period: string;
  readonly lines: readonly ReportedLine[];
  /** What somebody said of the file when asked. */
  readonly told?: Omit<ToldOfFile, 'month'>;
}

/**
 * Checks a file against the books without writing anything: a report's dry run, and under the
 * partner's lock the basis for saving. Loans are found among the partner's own, by its numbers or by
 * our addresses.
 */
export async function checkRepayments(
  reader: Pick<Tx, 'loan' | 'partnerFileHabit' | 'repaymentLine'>,
  { partnerId, period, lines, told }: AskedReport,
): Promise<JudgedFile> {
  const loans = await reportableLoans(reader, { partnerId, period });
  const past = await fileHabits(reader, partnerId);
  const receipts = await reportedReceipts(reader, { partnerId, period, lines });
  return judgeLines(lines, loans, { ...past, ...told, receipts, month: period });
}

/** Of a file's receipts those that the partner has reported in another month. */
async function reportedReceipts(
  reader: Pick<Tx, 'repaymentLine'>,
  { partnerId, period, lines }: AskedReport,
): Promise<Map<string, string>> {
  const asked = lines.flatMap(({ receipt }) =>
    receipt && receiptKey(receipt) ? [receiptKey(receipt)] : [],
  );
  if (asked.length === 0) return new Map();
  const rows = await reader.repaymentLine.findMany({
    where: { partnerId, receipt: { in: asked }, NOT: { report: { period } } },
    select: { receipt: true, report: { select: { period: true } } },
  });
  return new Map(rows.map((row) => [row.receipt ?? '', row.report.period]));
}

/** A partner's loans as its files are held against them, without what that month's report says. */
export async function reportableLoans(
  reader: Pick<Tx, 'loan'>,
  { partnerId, period }: { partnerId: number; period: string },
): Promise<FileLoan[]> {
  const loans = await reader.loan.findMany({
    where: { partnerId },
    include: {
      partner: { select: { repaymentFigure: true } },
      disbursement: { select: { paidOn: true } },
      repaymentLines: {
        where: { NOT: { report: { partnerId, period } } },
        select: { localAmount: true },
      },
    },
  });
  return loans.map((loan) => ({
    id: loan.id,
    number: loan.externalId,
    address: loan.slug,
    currency: asCurrency(loan.localCurrency),
    lent: loan.localAmount,
    outstanding: loan.localAmount - total(loan.repaymentLines.map((row) => row.localAmount)),
    disbursedOn: paidOutOn(loan),
    figure: loan.partner.repaymentFigure,
    isInRepayment: loan.status === 'in_repayment' || loan.status === 'defaulted',
  }));
}

/** The borrower may have had the money before lenders brought it. */
function paidOutOn(loan: { preDisbursedOn: Date | null; disbursement: { paidOn: Date } | null }) {
  const day = loan.preDisbursedOn ?? loan.disbursement?.paidOn ?? null;
  return day && isoDay(day);
}
