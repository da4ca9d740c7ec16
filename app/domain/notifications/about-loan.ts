import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { outstandingOf, unrecoveredOf } from '#app/domain/slices/slice-rules.ts';
import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { href } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import { textFor } from './about-news.ts';
import type { MailFacts } from './facts.ts';

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
