import { shownName } from '#app/domain/people/shown-name-rules.ts';
import { db } from '#app/platform/db.ts';
import { type PublicRow, publicRow, publicShape } from './public-row.ts';

const mostShown = 60;

/**
 * What everybody may read of a lender who chose so: the name they are shown by, their words, and to whom they lend. No
 * sums; of a loan only what its own page shows. Null where there is no such page.
 */
export async function lenderPage(slug: string, told: { now: Date; language: string }) {
  const page = await db().publicPage.findFirst({
    where: { slug, person: { closedAt: null, blockedAt: null } },
    include: { person: true },
  });
  if (!page) return null;
  const { person, words } = page;
  const lent = await db().$queryRaw<{ loanId: number; country: string; since: Date }[]>`
    select s.loan_id as "loanId", l.country, min(s.created_at) as since
      from slices s join loans l on l.id = s.loan_id
     where s.lender_id = ${person.id} and l.status in ('fundraising', 'funded', 'in_repayment', 'repaid', 'defaulted')
     group by 1, 2 order by max(s.id) desc`;
  const ids = lent.slice(0, mostShown).map(({ loanId }) => loanId);
  const loans = await db().loan.findMany({ where: { id: { in: ids } }, include: publicShape });
  const rows = ids.flatMap((id): PublicRow[] => {
    const loan = loans.find((it) => it.id === id);
    return loan ? [publicRow(loan, told)] : [];
  });
  const countries = new Map<string, number>();
  for (const { country } of lent) countries.set(country, (countries.get(country) ?? 0) + 1);
  const days = lent.map(({ since }) => since.getTime());
  return {
    name: shownName(person),
    words,
    since: days.length > 0 ? new Date(Math.min(...days)) : null,
    loanCount: lent.length,
    countries: [...countries]
      .map(([country, count]) => ({ country, count }))
      .toSorted(
        (one, other) => other.count - one.count || one.country.localeCompare(other.country),
      ),
    loans: rows,
  };
}

/** A person's own page, as its settings show it; null where none is open. */
export async function ownPublicPage(personId: number) {
  const page = await db().publicPage.findUnique({ where: { personId } });
  return page && { slug: page.slug, words: page.words ?? '' };
}
