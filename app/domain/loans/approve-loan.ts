import { isAboveLimit } from '#app/domain/partners/partner-limit.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { changeLoanStatus } from './change-loan-status.ts';
import { lockLoan } from './lock-loans.ts';

type Answer =
  { fundraiserEndsAt: Date } | { refused: 'loan_is_not_in_review' | 'partner_limit_is_reached' };

/** A reviewer lets a loan be funded: its fundraiser opens now. */
export async function approveLoan(request: {
  loanId: number;
  actorId: number | null;
  now: Date;
}): Promise<Answer> {
  const { loanId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const { partnerId } = await tx.loan.findUniqueOrThrow({ where: { id: loanId } });
    await lock(tx, 'partner', partnerId);
    const loan = await lockLoan(tx, loanId);

    if (loan.status !== 'in_review') return { refused: 'loan_is_not_in_review' };
    if (await isAboveLimit(tx, loan.partnerId, loan.amount))
      return { refused: 'partner_limit_is_reached' };

    const fundraiserEndsAt = new Date(now.getTime() + loan.fundraiserDays * 86_400_000);
    await tx.loan.update({ where: { id: loanId }, data: { fundraiserEndsAt } });
    await changeLoanStatus(tx, { loan, becomes: 'fundraising', actorId, now });
    await tx.$executeRaw`select keep_loan_finds(${loanId}::int)`;
    await audit(tx, { actorId, verb: 'approve-loan', subject: `loan:${loanId}`, now });

    await enqueue(tx, 'loan.expire', { loanId }, fundraiserEndsAt);
    return { fundraiserEndsAt };
  });
}
