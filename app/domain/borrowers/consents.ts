import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

interface Act {
  readonly borrowerId: number;
  readonly partnerId: number;
  readonly actorId: number;
  readonly now: Date;
}

type Answer = { hasConsent: boolean } | { refused: 'no_such_borrower' };

/** A borrower agrees to be shown: name, face and story become public with their loans. */
export async function recordConsent(act: Act): Promise<Answer> {
  return changeConsent(act, true);
}

/**
 * A borrower does not want to be shown any more: from this moment name, face
 * and story are gone from every page, for everyone but staff. The loans and
 * the books stay.
 */
export async function withdrawConsent(act: Act): Promise<Answer> {
  return changeConsent(act, false);
}

async function changeConsent(act: Act, hasConsent: boolean): Promise<Answer> {
  const { borrowerId, partnerId, actorId, now } = act;
  return inTransaction(async (tx) => {
    await lock(tx, 'borrower', borrowerId);
    const borrower = await tx.borrower.findFirst({
      where: { id: borrowerId, partnerId },
      include: { consents: { where: { withdrawnAt: null } } },
    });
    if (!borrower) return { refused: 'no_such_borrower' };
    if (borrower.consents.length > 0 === hasConsent) return { hasConsent };

    if (hasConsent) {
      const data = { borrowerId, givenAt: now, recordedById: actorId };
      await tx.borrowerConsent.create({ data });
    } else {
      await tx.borrowerConsent.updateMany({
        where: { borrowerId, withdrawnAt: null },
        data: { withdrawnAt: now },
      });
    }
    const verb = hasConsent ? 'record-consent' : 'withdraw-consent';
    await audit(tx, { actorId, verb, subject: `borrower:${borrowerId}`, now });
    return { hasConsent };
  });
}
