import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { db } from '#app/platform/db.ts';
import type { BorrowerDraft } from './loan-draft-rules.ts';

/** One whom the partner has posted before, for a request of theirs; null when it is another partner's. */
export async function borrowerForDraft(id: number, partnerId: number) {
  const borrower = await db().borrower.findFirst({
    where: { id, partnerId },
    include: { photo: true, consents: { where: { withdrawnAt: null }, take: 1 } },
  });
  if (!borrower) return null;
  const { firstName, groupName, memberCount, country, town, clientId } = borrower;
  const draft: BorrowerDraft = {
    id,
    firstName,
    memberCount,
    country,
    ...(groupName && { groupName }),
    ...(town && { town }),
    ...(clientId && { clientId }),
  };
  return {
    draft,
    shown: {
      id,
      name: borrowerName(borrower),
      memberCount,
      clientId,
      town,
      country,
      photo: borrower.photo,
      hasConsent: borrower.consents.length > 0,
    },
  };
}
