import { inTransaction } from '#app/platform/db.ts';

const notPublic = ['draft', 'in_review', 'changes_requested', 'withdrawn'];

type Answer = { isWatched: boolean } | { refused: 'loan_is_not_public_yet' };

/** Keeps an eye on a loan, or no longer; doing it twice does it once. */
export async function watchLoan(asked: {
  personId: number;
  loanId: number;
  isWatched: boolean;
  now: Date;
}): Promise<Answer> {
  const { personId, loanId, isWatched, now } = asked;
  return inTransaction(async (tx) => {
    const loan = await tx.loan.findUnique({ where: { id: loanId }, select: { status: true } });
    if (!loan || notPublic.includes(loan.status)) return { refused: 'loan_is_not_public_yet' };
    if (isWatched) {
      const row = { personId, loanId, since: now };
      await tx.watchedLoan.createMany({ data: row, skipDuplicates: true });
    } else {
      await tx.watchedLoan.deleteMany({ where: { personId, loanId } });
    }
    return { isWatched };
  });
}
