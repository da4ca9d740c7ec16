import { audit } from '#app/domain/audit/audit.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { keepPicture } from './pictures.ts';

type Answer =
  | { photo: string }
  | { refused: 'picture_is_not_readable' | 'no_such_loan' | 'photo_needs_consent' };

/** Keeps a photograph of a loan's borrower, re-encoded. */
export async function keepPhoto(request: {
  loanId: number;
  partnerId: number;
  bytes: Uint8Array;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { loanId, partnerId, actorId, now } = request;
  const loan = await db().loan.findFirst({ where: { id: loanId, partnerId } });
  if (!loan) return { refused: 'no_such_loan' };
  const consents = { borrowerId: loan.borrowerId, withdrawnAt: null };
  if ((await db().borrowerConsent.count({ where: consents })) === 0)
    return { refused: 'photo_needs_consent' };
  const picture = await keepPicture(request.bytes);
  if (!picture) return { refused: 'picture_is_not_readable' };
  const photo = picture.name;
  return inTransaction(async (tx) => {
    await tx.photo.create({ data: picture });
    await tx.borrower.update({ where: { id: loan.borrowerId }, data: { photoName: photo } });
    const subject = `borrower:${loan.borrowerId}`;
    await audit(tx, { actorId, verb: 'keep-photo', subject, after: { photo }, now });
    return { photo };
  });
}
