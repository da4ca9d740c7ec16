import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { dayIn } from '#app/money/days.ts';
import { lastDayOf } from '#app/money/periods.ts';
import { lock } from '#app/platform/locks.ts';

type Answer =
  { reportId: number } | { refused: 'report_is_final' | 'no_such_report' | 'month_has_not_ended' };

/**
 * A manager of the partner says that the month's report is complete; from then on it is fixed. Not before
 * the month has ended where the partner is: more may still be paid.
 */
export async function finaliseReport(request: {
  partnerId: number;
  period: string;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { partnerId, period, actorId, now } = request;
  return inTransaction(async (tx) => {
    await lock(tx, 'partner', partnerId);
    const report = await tx.repaymentReport.findFirst({ where: { partnerId, period } });

    if (!report) return { refused: 'no_such_report' };
    if (report.status === 'final') return { refused: 'report_is_final' };
    const { zone } = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    if (dayIn(zone, now) <= lastDayOf(period)) return { refused: 'month_has_not_ended' };

    await tx.repaymentReport.update({
      where: { id: report.id },
      data: { status: 'final', finalisedAt: now, finalisedById: actorId },
    });
    // What was kept for questions about it is not kept for ever: it has names in it.
    await tx.reportFile.deleteMany({ where: { partnerId, period } });
    const subject = `partner:${partnerId}`;
    await audit(tx, { actorId, verb: 'finalise-report', subject, after: { period }, now });
    return { reportId: report.id };
  });
}
