import { borrowerWithConsent } from '#app/domain/borrowers/lenders-view.ts';
import { shownName } from '#app/domain/people/shown-name-rules.ts';
import { db } from '#app/platform/db.ts';

/** All that a loan's page is made of, whoever may read it. */
export function loanOf(slug: string, now: Date) {
  return db().loan.findUnique({
    where: { slug },
    include: {
      borrower: borrowerWithConsent,
      partner: { include: { suspensions: { where: { liftedAt: null } } } },
      stories: true,
      events: { where: { becomes: 'fundraising' }, orderBy: { id: 'asc' }, take: 1 },
      instalments: { orderBy: { number: 'asc' } },
      repaymentLines: { select: { localAmount: true } },
      disbursement: true,
      slices: {
        select: {
          lenderId: true,
          principal: true,
          repaid: true,
          settled: true,
          lender: {
            select: {
              id: true,
              name: true,
              isNamed: true,
              isWholeNamed: true,
              closedAt: true,
              blockedAt: true,
              publicPage: { select: { slug: true } },
            },
          },
        },
      },
      updates: { include: { photo: true }, orderBy: { id: 'desc' } },
      reservations: { where: { expiresAt: { gt: now } }, select: { amount: true } },
    },
  });
}

/** Names of those who want to be seen, each once, in lending order, and their pages; others are counted. */
export function namedLenders(
  slices: readonly {
    lender: {
      id: number;
      name: string;
      isNamed: boolean;
      isWholeNamed: boolean;
      closedAt: Date | null;
      blockedAt: Date | null;
      publicPage: { slug: string } | null;
    } | null;
  }[],
): { name: string; page: string | null }[] {
  const shown = new Map<number, { name: string; page: string | null }>();
  for (const { lender } of slices) {
    if (!lender?.isNamed || lender.closedAt) continue;
    const page = lender.blockedAt ? null : (lender.publicPage?.slug ?? null);
    shown.set(lender.id, { name: shownName(lender), page });
  }
  return [...shown.values()];
}
