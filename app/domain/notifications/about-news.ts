import { isLateOn } from '#app/domain/borrowers/lateness-rules.ts';
import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { db } from '#app/platform/db.ts';
import { type MailFacts, PastTelling } from './facts.ts';

/** What was written, in the reader's language where it was written in that one, too. */
export async function textFor(
  readerId: number,
  told: { text: string; otherLanguage: string | null; otherText: string | null },
): Promise<string> {
  const reader = await db().person.findUnique({ where: { id: readerId } });
  const isInOther = told.otherLanguage !== null && told.otherLanguage === reader?.language;
  return isInOther ? (told.otherText ?? told.text) : told.text;
}

/** News of a borrower, in the words of who wrote them: as the loan's lenders read it, or as everybody does. */
export async function aboutNews(id: number, readerId: number): Promise<MailFacts> {
  const { loan, ...told } = await db().loanUpdate.findUniqueOrThrow({
    where: { id },
    include: { loan: { include: { ...standing, partner: true } } },
  });
  const text = await textFor(readerId, told);
  const isLender = loan.slices.some(({ lenderId }) => lenderId === readerId);
  const what = isLender ? nameForLender(loan.borrower) : nameForAll(loan);
  // Without consent nothing that was told of somebody goes out any more.
  const said = what === null ? {} : { said: { by: loan.partner.name, text } };
  return { amount: null, what, path: href('public/loan', { slug: loan.slug }), ...said };
}

/** A fundraiser that ends soon, and what is missing, for whoever watches it. @throws PastTelling */
export async function aboutClosing(id: number): Promise<MailFacts> {
  const loan = await db().loan.findUniqueOrThrow({
    where: { id },
    include: { ...standing, partner: true },
  });
  const left = loan.amount - loan.raised;
  if (loan.status !== 'fundraising' || left <= 0n)
    throw new PastTelling(`loan ${id} lacks nothing any more`);
  return {
    amount: { amount: left, currency: asCurrency(loan.currency) },
    what: nameForAll(loan),
    path: href('public/loan', { slug: loan.slug }),
  };
}

const standing = {
  borrower: borrowerWithConsent,
  instalments: { orderBy: { number: 'asc' } },
  repaymentLines: { select: { localAmount: true } },
  slices: { select: { lenderId: true, settled: true } },
} as const;

/** The name that everybody may read; null where nobody may. */
function nameForAll(
  loan: Parameters<typeof isLateOn>[0] & {
    status: string;
    borrower: Parameters<typeof nameForLender>[0];
  },
): string | null {
  const facts = { ...loan.borrower, hasConsent: loan.borrower.consents.length > 0 };
  const isLate = isLateOn(loan, now());
  return seenBorrower(facts, { status: loan.status, isLate }, 'public').name;
}
