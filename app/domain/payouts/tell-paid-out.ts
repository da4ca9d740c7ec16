import { enqueue } from '#app/jobs/enqueue.ts';
import type { Tx } from '#app/platform/db.ts';

/** Tells every lender of a loan that its money has reached the partner. Once, however often it is asked. */
export async function tellPaidOut(tx: Tx, loanId: number, now: Date): Promise<void> {
  const slices = await tx.slice.findMany({
    where: { loanId, lenderId: { not: null } },
    distinct: ['lenderId'],
    select: { lenderId: true },
  });
  for (const { lenderId } of slices) {
    const mail = {
      template: 'loan_disbursed',
      personId: lenderId ?? 0,
      subjectId: loanId,
    } as const;
    await enqueue(tx, 'mail.send', mail, now, `loan_disbursed:${loanId}:${lenderId}`);
  }
}
