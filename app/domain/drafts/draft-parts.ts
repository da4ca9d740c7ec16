import { isoDay } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';

/** A draft as a reviewer compares it: each part as one text. */
export async function draftParts(tx: Tx, loanId: number) {
  const loan = await tx.loan.findUniqueOrThrow({
    where: { id: loanId },
    include: {
      borrower: true,
      stories: { orderBy: { language: 'asc' } },
      instalments: { orderBy: { number: 'asc' } },
    },
  });
  const says: Record<string, string> = {
    name: `${loan.borrower.groupName ?? ''} ${loan.borrower.firstName} ${loan.borrower.memberCount}`,
    town: loan.town ?? '',
    use: loan.use,
    sector: loan.sector,
    activity: loan.activity,
    story: loan.stories.map((story) => `${story.language} ${story.text}`).join('\n'),
    amount: `${loan.localAmount} ${loan.amount} ${loan.postedRate.toFixed()}`,
    price: `${loan.fee ?? ''} ${loan.savings ?? ''} ${loan.savingsTime ?? ''}`,
    schedule: loan.instalments
      .map((row) => `${isoDay(row.dueOn)} ${row.localPrincipal} ${row.localInterest}`)
      .join('\n'),
  };
  return { status: loan.status, borrowerId: loan.borrowerId, says };
}
