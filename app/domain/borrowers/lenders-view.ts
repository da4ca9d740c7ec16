import type { Prisma } from '#app/platform/generated/client.ts';
import { type BorrowerFacts, seenBorrower } from './visibility-rules.ts';

/** What a query must include about a borrower so that the visibility rule can be applied. */
export const borrowerWithConsent = {
  include: { consents: { where: { withdrawnAt: null } }, photo: true },
} as const;

type Borrower = Prisma.BorrowerGetPayload<typeof borrowerWithConsent>;

/** The name that a loan's own lender may read; null when consent was withdrawn. */
export function nameForLender(borrower: Borrower): string | null {
  return nameSeen({ ...borrower, hasConsent: borrower.consents.length > 0 });
}

/** What the name of a borrower is made of. */
export type Named = Pick<BorrowerFacts, 'firstName' | 'groupName' | 'hasConsent'>;

/** The same, of a borrower who was read by SQL. */
export function nameSeen(named: Named): string | null {
  const facts = { ...named, town: null, photo: null };
  return seenBorrower(facts, { status: 'in_repayment', isLate: false }, 'lender_of_the_loan').name;
}
