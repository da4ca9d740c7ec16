import { enqueue } from '#app/jobs/enqueue.ts';
import { db, inTransaction } from '#app/platform/db.ts';

/** So long before a fundraiser ends. */
const daysBefore = 3;

/**
 * Tells whoever watches a loan without having lent that its fundraiser ends soon and something is missing.
 * Once for each loan.
 *
 * @returns how many were told
 */
export async function tellWatchers(now: Date): Promise<number> {
  const soon = new Date(now.getTime() + daysBefore * 86_400_000);
  const watched = await db().watchedLoan.findMany({
    where: {
      person: { closedAt: null },
      loan: {
        status: 'fundraising',
        fundraiserEndsAt: { gt: now, lte: soon },
        raised: { lt: db().loan.fields.amount },
      },
    },
    include: { loan: { select: { slices: { select: { lenderId: true } } } } },
    orderBy: [{ loanId: 'asc' }, { personId: 'asc' }],
  });
  const told = watched.filter(
    ({ personId, loan }) => !loan.slices.some(({ lenderId }) => lenderId === personId),
  );
  for (const { personId, loanId } of told) {
    const mail = { template: 'loan_closing', personId, subjectId: loanId } as const;
    const key = `loan_closing:${loanId}:${personId}`;
    await inTransaction((tx) => enqueue(tx, 'mail.send', mail, now, key));
  }
  return told.length;
}
