import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { addDays, dateOf, dayIn } from '#app/money/days.ts';
import { db, inTransaction } from '#app/platform/db.ts';

/** This many days after an unpaid instalment was due, a loan is in default automatically. */
export const daysUntilDefault = 180;

type Answer = { defaulted: true } | { refused: 'loan_is_not_in_repayment' };

/**
 * Puts a loan in default, declared by somebody or after enough days. Nothing
 * moves; repayments are still taken, and it is repaid if they come in full.
 */
export async function defaultLoan(request: {
  loanId: number;
  reason: string;
  /** Null when the days alone have decided. */
  actorId: number | null;
  now: Date;
}): Promise<Answer> {
  const { loanId, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    const loan = await lockLoan(tx, loanId);

    if (loan.status !== 'in_repayment') return { refused: 'loan_is_not_in_repayment' };

    await changeLoanStatus(tx, { loan, becomes: 'defaulted', actorId, reason, now });
    const after = { reason };
    await audit(tx, { actorId, verb: 'default-loan', subject: `loan:${loanId}`, after, now });
    return { defaulted: true };
  });
}

/** Loans whose lenders have waited that long for what was due, by days in the partner's zone. */
export async function loansPastDue(now: Date): Promise<number[]> {
  const zones = await db().partner.findMany({ distinct: ['zone'], select: { zone: true } });
  const found: number[] = [];
  for (const { zone } of zones) {
    const day = dateOf(addDays(dayIn(zone, now), -daysUntilDefault));
    const rows = await db().$queryRaw<{ id: number }[]>`
      select l.id from loans l
        join partners p on p.id = l.partner_id and p.zone = ${zone}
       where l.status = 'in_repayment'
         and (select sum(i.principal) from instalments i where i.loan_id = l.id and i.due_on < ${day}) * l.raised
           > (select sum(s.settled) from slices s where s.loan_id = l.id) * l.amount
       order by l.id`;
    found.push(...rows.map((row) => row.id));
  }
  return found;
}
