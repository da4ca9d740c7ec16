import { audit } from '#app/domain/audit/audit.ts';
import { dateOf } from '#app/money/days.ts';
import { inTransaction } from '#app/platform/db.ts';
import { isPeriod } from '#app/money/periods.ts';
import { lock } from '#app/platform/locks.ts';
import { checkRepayments } from './check-repayments.ts';
import type { ReportedLine } from './read-repayments.ts';

type Answer =
  | { reportId: number; lineCount: number }
  | { refused: 'report_is_final' | 'report_has_errors' | 'period_is_not_a_month' };

/**
 * Writes a month's report as a draft, in place of the draft before. All lines
 * are good or nothing is written. No lender's money moves.
 */
export async function saveRepaymentReport(request: {
  partnerId: number;
  period: string;
  lines: readonly ReportedLine[];
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { partnerId, period, actorId, now } = request;
  if (!isPeriod(period)) return { refused: 'period_is_not_a_month' };
  return inTransaction(async (tx) => {
    await lock(tx, 'partner', partnerId);
    const before = await tx.repaymentReport.findFirst({ where: { partnerId, period } });

    if (before?.status === 'final') return { refused: 'report_is_final' };
    const checked = await checkRepayments(tx, request);
    if (checked.some((line) => line.error)) return { refused: 'report_has_errors' };
    const lines = checked.filter((line) => line.paid > 0n);

    const report =
      before ??
      (await tx.repaymentReport.create({
        data: { partnerId, period, createdAt: now, createdById: actorId },
      }));
    await tx.repaymentLine.deleteMany({ where: { reportId: report.id } });
    await tx.repaymentLine.createMany({
      data: lines.map((line) => ({
        reportId: report.id,
        loanId: line.loanId ?? 0,
        paidOn: dateOf(line.paidOn),
        localAmount: line.paid,
        paidBy: line.written.paidBy ?? null,
        clientId: line.written.client ?? null,
      })),
    });
    const after = { period, lines: lines.length };
    const subject = `partner:${partnerId}`;
    await audit(tx, { actorId, verb: 'save-repayment-report', subject, after, now });
    return { reportId: report.id, lineCount: lines.length };
  });
}
