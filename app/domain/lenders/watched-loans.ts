import { db } from '#app/platform/db.ts';
import { type PublicRow, publicRow, publicShape } from './public-row.ts';

/** As many as somebody keeps an eye on. */
const mostShown = 200;

/** The loans that somebody watches, what closes first on top, then what is over, as everybody may see them. */
export async function watchedLoans(
  personId: number,
  told: { now: Date; language: string },
): Promise<PublicRow[]> {
  const watched = await db().watchedLoan.findMany({
    where: { personId },
    include: { loan: { include: publicShape } },
    orderBy: { since: 'desc' },
    take: mostShown,
  });
  const rows = watched.map(({ loan }) => publicRow(loan, told));
  const endOf = ({ status, fundraiserEndsAt }: PublicRow) =>
    status === 'fundraising' && fundraiserEndsAt ? fundraiserEndsAt.getTime() : Infinity;
  return rows.toSorted((one, other) => {
    const [first, second] = [endOf(one), endOf(other)];
    return first === second ? 0 : first - second;
  });
}

/** Whether somebody watches this loan. */
export async function isWatching(personId: number, loanId: number): Promise<boolean> {
  const watched = { personId_loanId: { personId, loanId } };
  return (await db().watchedLoan.findUnique({ where: watched })) !== null;
}
