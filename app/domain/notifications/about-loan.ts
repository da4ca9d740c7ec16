import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { outstandingOf, unrecoveredOf } from '#app/domain/slices/slice-rules.ts';
import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { isLateOn } from '#app/domain/borrowers/lateness-rules.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { now } from '#app/platform/clock.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { href } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import { type MailFacts, PastTelling } from './facts.ts';

type LoanTemplate = keyof typeof shown;

/** Whether a mail speaks of one loan as a whole. */
export function isOfLoan(template: MailTemplate): template is LoanTemplate {
  return Object.hasOwn(shown, template);
}

/** Whose loan it is, as its lenders may read it, and what of it is this lender's. */
export async function aboutLoan(
  template: LoanTemplate,
  { id, lenderId }: { id: number; lenderId: number },
): Promise<MailFacts> {
  const loan = await db().loan.findUniqueOrThrow({
    where: { id },
    include: {
      borrower: borrowerWithConsent,
      partner: { select: { name: true } },
      slices: { where: { lenderId } },
      updates: { where: { isAboutLateness: true }, orderBy: { id: 'desc' }, take: 1 },
    },
  });
  const sums = {
    outstanding: outstandingOf,
    lost: unrecoveredOf,
    recovered: ({ recovered }: Slice) => recovered,
    lent: ({ principal }: Slice) => principal,
  };
  type Slice = (typeof loan.slices)[number];
  const amount = total(loan.slices.map(sums[shown[template]]));
  const [said] = loan.updates;
  const path =
    template === 'loan_expired' ? href('lender/balance') : href('public/loan', { slug: loan.slug });
  const partner = loan.partner.name;
  return {
    amount: { amount, currency: asCurrency(loan.currency) },
    what: nameForLender(loan.borrower),
    path,
    ...(template === 'loan_late' && {
      said: { by: partner, text: said ? await textFor(lenderId, said) : null },
    }),
  };
}

/** Which of a lender's sums each mail speaks of. */
const shown = {
  loan_expired: 'lent',
  loan_funded: 'lent',
  loan_disbursed: 'lent',
  loan_late: 'outstanding',
  loan_repaid: 'lent',
  loan_defaulted: 'outstanding',
  loan_written_off: 'lost',
  loan_recovered: 'recovered',
} as const satisfies Partial<Record<MailTemplate, 'outstanding' | 'lost' | 'recovered' | 'lent'>>;

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

/** What was written, in the reader's language where it was written in that one, too. */
async function textFor(
  readerId: number,
  told: { text: string; otherLanguage: string | null; otherText: string | null },
): Promise<string> {
  const reader = await db().person.findUnique({ where: { id: readerId } });
  const isInOther = told.otherLanguage !== null && told.otherLanguage === reader?.language;
  return isInOther ? (told.otherText ?? told.text) : told.text;
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
