import { borrowerWithConsent } from '#app/domain/borrowers/lenders-view.ts';
import { type PhotoFacts, seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';
import { useIn } from '#app/domain/potential/shown-potential.ts';
import { type LoanFilters, afterCursor, openWhere } from './open-loan-filters.ts';

/** A loan as a list shows it: what everyone may see, no more. */
export interface LoanCardFacts {
  readonly id: number;
  readonly slug: string;
  readonly name: string | null;
  readonly town: string | null;
  readonly photo: PhotoFacts | null;
  readonly drawing: string | null;
  /** Hundredths of a percent; null: not disclosed. */
  readonly apr: number | null;
  readonly country: string;
  readonly use: string;
  readonly sector: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly raised: bigint;
  readonly reserved: bigint;
  readonly fundraiserEndsAt: Date | null;
  readonly preDisbursedOn: Date | null;
  readonly currencyLiability: string;
  readonly instalmentCount: number;
}

const pageSize = 24;

const cardShape = {
  borrower: borrowerWithConsent,
  stories: { select: { language: true, use: true } },
  _count: { select: { instalments: true } },
} satisfies Prisma.LoanInclude;

/** Loans that can be lent to now, closing soonest first, a page at a time by key. */
export async function openLoans(
  filters: LoanFilters,
  now: Date,
  /** In which to say what each loan is for. */
  language = 'en',
): Promise<{ cards: LoanCardFacts[]; next: string | null; count: number }> {
  const where = await openWhere(filters, now);
  const rows = await db().loan.findMany({
    where: { AND: [where, afterCursor(filters.after)] },
    include: cardShape,
    orderBy: [{ fundraiserEndsAt: 'asc' }, { id: 'asc' }],
    take: pageSize + 1,
  });
  const count = await db().loan.count({ where });
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const hasMore = rows.length > pageSize && last?.fundraiserEndsAt;
  const next = hasMore ? `${last.fundraiserEndsAt?.getTime()}-${last.id}` : null;
  return { cards: await cardsOf(page, now, language), next, count };
}

/** How many can be lent to now, whatever the filters. */
export async function openLoanCount(now: Date): Promise<number> {
  return db().loan.count({ where: await openWhere({}, now) });
}

/** Whoever reads two cards learns nothing that ties them: not whose they are, nor by what number. */
const onCard = [
  'id',
  'slug',
  'country',
  'use',
  'sector',
  'currency',
  'amount',
  'raised',
  'fundraiserEndsAt',
  'preDisbursedOn',
  'currencyLiability',
  'apr',
] as const;

type CardRow = Prisma.LoanGetPayload<{ include: typeof cardShape }>;

async function cardsOf(
  rows: readonly CardRow[],
  now: Date,
  language: string,
): Promise<LoanCardFacts[]> {
  const reserved = await db().reservation.groupBy({
    by: ['loanId'],
    _sum: { amount: true },
    where: { loanId: { in: rows.map((row) => row.id) }, expiresAt: { gt: now } },
  });
  return rows.map(({ borrower, _count, stories, ...loan }) => {
    const facts = { ...borrower, hasConsent: borrower.consents.length > 0 };
    const seen = seenBorrower(facts, { status: loan.status, isLate: false }, 'public');
    return {
      ...pick(loan, ...onCard),
      use: useIn(language, { use: loan.use, stories }),
      name: seen.name,
      town: seen.town,
      photo: seen.photo,
      drawing: seen.drawing,
      reserved: reserved.find((row) => row.loanId === loan.id)?._sum.amount ?? 0n,
      instalmentCount: _count.instalments,
    };
  });
}
