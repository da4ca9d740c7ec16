import { borrowerWithConsent } from '#app/domain/borrowers/lenders-view.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { useIn } from '#app/domain/potential/shown-potential.ts';
import { backOf, lostOf } from '#app/domain/slices/slice-rules.ts';
import { total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { keptASecond } from '#app/platform/kept-a-second.ts';
import { pick } from '#app/platform/pick.ts';

const shape = {
  borrower: borrowerWithConsent,
  stories: { select: { language: true, use: true, quote: true } },
  slices: true,
} satisfies Prisma.LoanInclude;

/** Among so many of the newest. */
const looked = 12;

/**
 * Two loans that are over: of the newest that came back whole and whose borrower says something, the one of most
 * lenders, and the newest that did not. As everybody may see them: of the second nobody is named. Null where there is none.
 *
 * @param share a slice to tell by, in minor units.
 */
export async function twoTales(share: bigint, language: string) {
  return keptASecond(`two tales: ${share} ${language}`, () => found(share, language));
}

async function found(share: bigint, language: string) {
  const wholeOnes = await db().loan.findMany({
    where: {
      status: 'repaid',
      stories: { some: { quote: { not: null } } },
      borrower: { consents: { some: { withdrawnAt: null } } },
      slices: { every: { settled: { equals: db().slice.fields.repaid } } },
    },
    include: shape,
    orderBy: { id: 'desc' },
    take: looked,
  });
  const [whole = null] = wholeOnes.toSorted(
    (one, other) => other.slices.length - one.slices.length || other.id - one.id,
  );
  const lost = await db().loan.findFirst({
    where: { status: 'defaulted', slices: { some: { writtenOff: { gt: 0n } } } },
    include: shape,
    orderBy: { id: 'desc' },
  });
  return {
    whole: whole && taleOf(whole, language),
    lost: lost && {
      ...taleOf(lost, language),
      back: total(lost.slices.map(backOf)),
      ofShare: lostOfShare(lost, share),
    },
  };
}

export type Tales = Awaited<ReturnType<typeof twoTales>>;
export type Tale = ReturnType<typeof taleOf>;

type Ended = Prisma.LoanGetPayload<{ include: typeof shape }>;

/** What was lost of such a slice, cut to the cent. */
function lostOfShare({ slices, raised }: Ended, share: bigint): bigint {
  return raised === 0n ? 0n : (share * total(slices.map(lostOf))) / raised;
}

function taleOf(loan: Ended, language: string) {
  const facts = { ...loan.borrower, hasConsent: loan.borrower.consents.length > 0 };
  const seen = seenBorrower(facts, { status: loan.status, isLate: false }, 'public');
  const quoted = loan.stories.filter((story) => story.quote !== null);
  const told = quoted.find((story) => story.language === language) ?? quoted[0];
  return {
    ...pick(loan, 'slug', 'country', 'sector', 'currency', 'raised'),
    ...pick(seen, 'name', 'town', 'photo', 'drawing'),
    use: useIn(language, loan),
    quote: seen.showsStory && told?.quote ? { text: told.quote, language: told.language } : null,
    lenders: new Set(loan.slices.map(({ lenderId }) => lenderId)).size,
    lost: total(loan.slices.map(lostOf)),
  };
}
