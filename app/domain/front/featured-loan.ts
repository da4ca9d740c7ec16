import { instalmentStates, isLateOn } from '#app/domain/borrowers/lateness-rules.ts';
import { borrowerWithConsent } from '#app/domain/borrowers/lenders-view.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { settledOf } from '#app/domain/slices/slice-rules.ts';
import { isoDay } from '#app/money/days.ts';
import { useIn } from '#app/domain/potential/shown-potential.ts';
import { db } from '#app/platform/db.ts';
import { keptASecond } from '#app/platform/kept-a-second.ts';
import { pick } from '#app/platform/pick.ts';

/**
 * A loan that shows how money comes home: being repaid in time, seen by everybody, the furthest along. The way
 * of one smallest slice through it. Null where no loan is so far.
 */
export async function featuredLoan(share: bigint, now: Date, language = 'en') {
  return keptASecond(`featured loan: ${share} ${language}`, () => found(share, now, language));
}

async function found(share: bigint, now: Date, language: string) {
  // Prisma would look at the slices of all loans for it.
  const newest = await db().$queryRaw<{ id: number }[]>`
    select l.id from loans l
     where l.status = 'in_repayment'
       and exists (select from slices s where s.loan_id = l.id and s.settled > 0)
       and exists (select from borrower_consents c where c.borrower_id = l.borrower_id and c.withdrawn_at is null)
     order by l.id desc limit 12`;
  const loans = await db().loan.findMany({
    where: { id: { in: newest.map(({ id }) => id) } },
    include: {
      borrower: borrowerWithConsent,
      stories: { select: { language: true, use: true } },
      partner: { select: { name: true, zone: true } },
      instalments: { orderBy: { number: 'asc' } },
      repaymentLines: { select: { localAmount: true } },
      slices: { select: { settled: true } },
      disbursement: { select: { paidOn: true } },
    },
    orderBy: { id: 'desc' },
  });
  const shown = loans.filter((loan) => !isLateOn(loan, now));
  const done = (loan: (typeof loans)[number]) =>
    instalmentStates(loan, now).filter((state) => state === 'paid').length;
  const [best] = shown.toSorted((one, other) => done(other) - done(one));
  if (!best || best.raised < share) return null;
  const facts = { ...best.borrower, hasConsent: true };
  const seen = seenBorrower(facts, { status: best.status, isLate: false }, 'public');
  return {
    ...pick(best, 'slug', 'country', 'sector'),
    use: useIn(language, best),
    ...pick(seen, 'name', 'town', 'photo', 'drawing'),
    partner: best.partner.name,
    paidOn: best.disbursement ? isoDay(best.disbursement.paidOn) : null,
    instalments: instalmentStates(best, now).filter((state) => state !== null).length,
    done: done(best),
    /** Of one smallest slice, in minor units. */
    back: (share * settledOf(best.slices)) / best.raised,
  };
}

export type FeaturedLoan = NonNullable<Awaited<ReturnType<typeof featuredLoan>>>;
