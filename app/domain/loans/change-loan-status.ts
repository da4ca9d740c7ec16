import { tellLenders } from '#app/domain/notifications/tell-lenders.ts';
import type { MailTemplate } from '#app/jobs/catalogue.ts';
import type { Tx } from '#app/platform/db.ts';
import type { LoanStatus } from '#app/platform/generated/enums.ts';
import { mayBecome } from './loan-life-rules.ts';

/** What lenders hear of: that it is filled, that it is over, that it went wrong. */
const tells: Partial<Record<LoanStatus, MailTemplate>> = {
  funded: 'loan_funded',
  repaid: 'loan_repaid',
  defaulted: 'loan_defaulted',
};

/**
 * The only writer of a loan's status: column and event row together. The caller
 * holds the loan's lock and has checked its own refusals.
 *
 * @throws Error when a loan's life has no such step.
 */
export async function changeLoanStatus(
  tx: Tx,
  change: {
    loan: { id: number; status: LoanStatus };
    becomes: LoanStatus;
    actorId: number | null;
    reason?: string;
    code?: string;
    now: Date;
  },
): Promise<void> {
  const { loan, becomes, actorId, now, reason, code } = change;
  if (!mayBecome(loan.status, becomes)) {
    throw new Error(`loan ${loan.id} is ${loan.status} and cannot become ${becomes}`);
  }
  await tx.loan.update({ where: { id: loan.id }, data: { status: becomes } });
  await tx.loanEvent.create({
    data: {
      loanId: loan.id,
      becomes,
      at: now,
      actorId,
      reason: reason ?? null,
      code: code ?? null,
    },
  });
  const template = tells[becomes];
  const key = `${template}:${loan.id}`;
  if (template) await tellLenders(tx, { template, loanId: loan.id, key, now });
}
