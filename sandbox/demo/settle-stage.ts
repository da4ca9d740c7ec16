import { finaliseReport } from '#app/domain/repayments/finalise-report.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { approvePartnerPayment } from '#app/domain/settlements/approve-partner-payment.ts';
import { issueSettlement } from '#app/domain/settlements/issue-settlement.ts';
import { proposePartnerPayment } from '#app/domain/settlements/propose-partner-payment.ts';
import { addMonths, isoDay } from '#app/money/days.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { decimalOf } from '#app/money/money.ts';
import { db } from '#app/platform/db.ts';
import type { DemoCast } from './people.ts';
import { type Stage, done } from './stage.ts';
import type { PostedLoan } from './stages.ts';

/**
 * A month of the partners: each reports about another third of each loan,
 * amounts that do not divide evenly, and settles. The netting partner owes
 * nothing in cash; the others wire a part of all they owe.
 */
export async function reportAndSettle(
  stage: Stage,
  cast: DemoCast,
  loans: readonly PostedLoan[],
  month: { netting: number; third: bigint; paysOf: bigint },
): Promise<void> {
  const { now } = stage.time;
  const period = addMonths(isoDay(now), -1).slice(0, 7);
  for (const partnerId of new Set(loans.map((loan) => loan.partnerId))) {
    const own = loans.filter((loan) => loan.partnerId === partnerId);
    const lines = own.map((loan, index) => ({
      line: index + 2,
      loan: `loan ${loan.loanId}`,
      loanId: loan.loanId,
      kind: 'cumulative' as const,
      amount: decimalOf({
        amount: (loan.localAmount * month.third) / 3n - (month.third === 1n ? 1n : 0n),
        currency: asCurrency(loan.localCurrency),
      }),
    }));
    const report = { partnerId, period, actorId: cast.manager, now };
    done(await saveRepaymentReport({ ...report, lines, isTyped: true }));
    done(await finaliseReport(report));
    done(await issueSettlement(report));
    if (partnerId !== month.netting) await wire(stage, cast, partnerId, month.paysOf);
  }
}

async function wire(
  stage: Stage,
  cast: DemoCast,
  partnerId: number,
  percent: bigint,
): Promise<void> {
  const { now } = stage.time;
  const open = await db().settlement.findMany({ where: { partnerId, status: 'issued' } });
  const due = open.reduce((sum, row) => sum + row.due - row.received, 0n);
  const amount = (due * percent) / 100n;
  if (amount === 0n) return;
  const reference = `${now.toISOString().slice(0, 7)}-${partnerId}`;
  const [first, second] = cast.treasurers;
  const wired = { partnerId, reference, currency: 'USD' as const, amount, now };
  const proposal = done(await proposePartnerPayment({ ...wired, actorId: first }));
  done(await approvePartnerPayment({ ...proposal, actorId: second, now }));
}
