/**
 * What staff call a borrower: a group by its own name, a person by the first one. What lenders and
 * the public may read is up to visibility-rules.ts.
 */
export function borrowerName(borrower: {
  readonly groupName: string | null;
  readonly firstName: string;
}): string {
  return borrower.groupName ?? borrower.firstName;
}
