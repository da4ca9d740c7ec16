import { audit } from '#app/domain/people/audit.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { readKeptFile } from '#app/platform/files.ts';
import { keepPicture } from './pictures.ts';

type Answer = { photo: string } | { refused: 'picture_is_not_readable' | 'no_such_loan' };

/** Keeps a photograph of a loan's borrower, written anew. */
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
  const photo = await keepPicture(request.bytes);
  if (!photo) return { refused: 'picture_is_not_readable' };
  return inTransaction(async (tx) => {
    await tx.borrower.update({ where: { id: loan.borrowerId }, data: { photo } });
    const subject = `borrower:${loan.borrowerId}`;
    await audit(tx, { actorId, verb: 'keep-photo', subject, after: { photo }, now });
    return { photo };
  });
}

/** A photograph that may be shown: its borrower's consent stands. */
export async function shownPhoto(file: string): Promise<Buffer | null> {
  const name = /^([\w-]+)-(?:400|800|1200)\.webp$/.exec(file)?.[1];
  if (!name) return null;
  const consents = { some: { withdrawnAt: null } };
  const borrower = await db().borrower.count({ where: { photo: name, consents } });
  const update = await db().loanUpdate.count({
    where: { photo: name, loan: { borrower: { consents } } },
  });
  return borrower + update > 0 ? readKeptFile(file) : null;
}
