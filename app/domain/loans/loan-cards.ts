import { borrowerWithConsent } from '#app/domain/borrowers/lenders-view.ts';
import { type PhotoFacts, seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';
import { useIn } from '#app/domain/potential/shown-potential.ts';

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

const cardShape = {
  borrower: borrowerWithConsent,
  stories: { select: { language: true, use: true } },
} satisfies Prisma.LoanInclude;

/** These loans as cards, in their order. */
export async function cardsById(ids: readonly number[], now: Date, language: string) {
  const rows = await db().loan.findMany({ where: { id: { in: [...ids] } }, include: cardShape });
  const inOrder = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  return cardsOf(inOrder, now, language);
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
  const counts = await instalmentCounts(rows.map((row) => row.id));
  return rows.map(({ borrower, stories, ...loan }) => {
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
      instalmentCount: counts.get(loan.id) ?? 0,
    };
  });
}

/** Prisma counts those of every loan there is, and then takes these. */
async function instalmentCounts(loanIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db().$queryRaw<{ loanId: number; count: number }[]>`
    select loan_id as "loanId", count(*)::int as count from instalments
     where loan_id = any(${[...loanIds]}::int[]) group by loan_id`;
  return new Map(rows.map(({ loanId, count }) => [loanId, count]));
}
