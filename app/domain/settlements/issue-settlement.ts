import { audit } from '#app/domain/audit/audit.ts';
import { dayIn } from '#app/money/days.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { creditOnReport } from './credit-on-report.ts';
import { netPayable } from './net-payable.ts';
import { loansToSettle } from './loans-to-settle.ts';
import { type SettlementLineDraft, settlementLines } from './settlement-line.ts';

type Answer =
  | { settlementIds: number[] }
  | { refused: 'nothing_to_settle' }
  | { refused: 'exchange_rate_is_missing'; pair: string };

/**
 * Turns the partner's final reports into a settlement for each funding
 * currency: what each loan owes at today's rate, fixed from here on. What is
 * payable to the partner pays first (netting); the partner pays the rest, and a
 * guarantee, where one is agreed, lets lenders have it earlier.
 */
export async function issueSettlement(request: {
  partnerId: number;
  period: string;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { partnerId, period, actorId, now } = request;
  return inTransaction(async (tx) => {
    const partner = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    await lock(tx, 'partner', partnerId);
    const reports = await tx.repaymentReport.findMany({
      where: { partnerId, period: { lte: period }, status: 'final', settlementId: null },
    });
    const reportIds = reports.map((report) => report.id);
    const loans = await loansToSettle(tx, reportIds);

    if (loans.length === 0) return { refused: 'nothing_to_settle' };

    const lines = await settlementLines(tx, loans, dayIn(partner.zone, now));
    if ('refused' in lines) return lines;
    const settlementIds: number[] = [];
    for (const currency of new Set(loans.map((loan) => loan.currency))) {
      const own = lines.filter((line) => line.loan.currency === currency);
      settlementIds.push(
        await writeSettlement(tx, { partnerId, currency, period, actorId, now }, own),
      );
    }
    await tx.repaymentReport.updateMany({
      where: { id: { in: reportIds } },
      data: { settlementId: settlementIds[0] ?? null },
    });
    await lock(tx, 'settlement', settlementIds);
    for (const settlementId of settlementIds) {
      await netPayable(tx, settlementId, now);
      await creditOnReport(tx, settlementId, now);
    }
    const subject = `partner:${partnerId}`;
    const after = { period, settlementIds };
    await audit(tx, { actorId, verb: 'issue-settlement', subject, after, now });
    return { settlementIds };
  });
}

async function writeSettlement(
  tx: Tx,
  facts: { partnerId: number; currency: string; period: string; actorId: number; now: Date },
  lines: readonly SettlementLineDraft[],
): Promise<number> {
  const { actorId, now, ...named } = facts;
  const due = lines.reduce((sum, line) => sum + line.cash + line.gain, 0n);
  const { id } = await tx.settlement.create({
    data: {
      ...named,
      due,
      status: due === 0n ? 'closed' : 'issued',
      createdAt: now,
      issuedAt: now,
      issuedById: actorId,
      paidAt: due === 0n ? now : null,
      closedAt: due === 0n ? now : null,
    },
  });
  const each = (of: (line: SettlementLineDraft) => bigint) => lines.map((line) => String(of(line)));
  await tx.$executeRaw`
    insert into settlement_lines (settlement_id, number, loan_id, expected, partner_part, cash, loss, gain, settled_rate)
    select ${id}::int, line.number, loan, expected, partner_part, cash, loss, gain, rate::numeric
      from unnest(${lines.map(({ loan }) => loan.id)}::int[], ${each((line) => line.expected)}::bigint[],
                  ${each((line) => line.partnerPart)}::bigint[], ${each((line) => line.cash)}::bigint[],
                  ${each((line) => line.loss)}::bigint[], ${each((line) => line.gain)}::bigint[],
                  ${lines.map((line) => line.settledRate)}::text[])
             with ordinality as line (loan, expected, partner_part, cash, loss, gain, rate, number)`;
  return id;
}
