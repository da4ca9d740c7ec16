import { audit } from '#app/domain/audit/audit.ts';
import { dateOf } from '#app/money/days.ts';
import { inTransaction } from '#app/platform/db.ts';
import { isPeriod, lastDayOf } from '#app/money/periods.ts';
import { keepHabits } from './file-habits.ts';
import type { FileMapping } from './file-mapping.ts';
import { lock } from '#app/platform/locks.ts';
import { type AskedReport, checkRepayments } from './check-repayments.ts';
import { receiptKey } from './receipts.ts';
import { saveReportFile } from './report-files.ts';

type Answer =
  | { reportId: number; lineCount: number }
  | {
      refused:
        'report_is_final' | 'report_has_errors' | 'report_has_questions' | 'period_is_not_a_month';
    };

/**
 * Writes a month's report as a draft, in place of the draft before. All lines
 * are good or nothing is written. No lender's money moves.
 */
export async function saveRepaymentReport(
  request: AskedReport & {
    actorId: number;
    now: Date;
    /** Typed into our own form: that says nothing of the partner's files. */
    isTyped?: boolean;
    /** How the columns are to be read from now on; null for by their headings. */
    mapping?: FileMapping | null | undefined;
    /** Of the file as it came, if it was kept. */
    digest?: string | null;
  },
): Promise<Answer> {
  const { partnerId, period, actorId, now, isTyped = false, mapping, digest = null } = request;
  if (!isPeriod(period)) return { refused: 'period_is_not_a_month' };
  return inTransaction(async (tx) => {
    await lock(tx, 'partner', partnerId);
    const before = await tx.repaymentReport.findFirst({ where: { partnerId, period } });

    if (before?.status === 'final') return { refused: 'report_is_final' };
    const checked = await checkRepayments(tx, request);
    if (checked.lines.some((line) => line.error)) return { refused: 'report_has_errors' };
    if (checked.lines.some((line) => line.asks)) return { refused: 'report_has_questions' };
    const lines = checked.lines.flatMap(({ loan, paid, paidOn, written }) =>
      loan && paid ? [{ loanId: loan.id, paid, paidOn: paidOn ?? lastDayOf(period), written }] : [],
    );

    const report =
      before ??
      (await tx.repaymentReport.create({
        data: { partnerId, period, createdAt: now, createdById: actorId },
      }));
    await tx.repaymentLine.deleteMany({ where: { reportId: report.id } });
    await tx.repaymentLine.createMany({
      data: lines.map((line) => ({
        reportId: report.id,
        loanId: line.loanId,
        paidOn: dateOf(line.paidOn),
        localAmount: line.paid,
        paidBy: line.written.paidBy ?? null,
        clientId: line.written.client ?? null,
        ...receiptOf(line.written.receipt, partnerId),
      })),
    });
    if (!isTyped) await keepHabits(tx, { ...checked, partnerId, now, mapping });
    await saveReportFile(tx, { partnerId, period, digest: isTyped ? null : digest });
    const after = { period, lines: lines.length };
    const subject = `partner:${partnerId}`;
    await audit(tx, { actorId, verb: 'save-repayment-report', subject, after, now });
    return { reportId: report.id, lineCount: lines.length };
  });
}

function receiptOf(written: string | undefined, partnerId: number) {
  const receipt = receiptKey(written ?? '');
  return receipt === '' ? {} : { partnerId, receipt };
}
