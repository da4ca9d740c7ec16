import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { href } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import type { MailFacts } from './facts.ts';

/** Whose loan it is, as its lenders may read it. */
export async function aboutLoan(
  template: 'loan_expired' | 'loan_disbursed',
  id: number,
): Promise<MailFacts> {
  const loan = await db().loan.findUniqueOrThrow({
    where: { id },
    include: { borrower: borrowerWithConsent },
  });
  const path =
    template === 'loan_disbursed'
      ? href('public/loan', { slug: loan.slug })
      : href('lender/balance');
  return { amount: null, what: nameForLender(loan.borrower), path };
}
