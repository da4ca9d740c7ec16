import type { Prisma } from '#app/platform/generated/client.ts';
import { seenBorrower } from './visibility-rules.ts';

/** What a query must include about a borrower so that the visibility rule can be applied. */
export const borrowerWithConsent = {
  include: { consents: { where: { withdrawnAt: null } }, photo: true },
} as const;

type Borrower = Prisma.BorrowerGetPayload<typeof borrowerWithConsent>;

/** The name that a loan's own lender may read; null when consent was withdrawn. */
export function nameForLender(borrower: Borrower): string | null {
  const facts = { ...borrower, hasConsent: borrower.consents.length > 0 };
  return seenBorrower(facts, { status: 'in_repayment', isLate: false }, 'lender_of_the_loan').name;
}
