import sharp from 'sharp';
import { audit } from '#app/domain/people/audit.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { keepFile, readKeptFile } from '#app/platform/files.ts';
import { newToken } from '#app/platform/ids.ts';

type Answer = { photo: string } | { refused: 'picture_is_not_readable' | 'no_such_loan' };

const widest = 1200;
const mostPixels = 50_000_000;
const formats = ['jpeg', 'png', 'webp', 'avif'];

/**
 * Keeps a photograph of a loan's borrower. It is decoded and written anew, so
 * that nothing of the file that came is kept but the picture: no place, no
 * camera, no hidden content. The name cannot be guessed.
 */
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
  const picture = await encodedAnew(request.bytes);
  if (!picture) return { refused: 'picture_is_not_readable' };
  const photo = `${newToken()}.jpg`;
  await keepFile(photo, picture);
  return inTransaction(async (tx) => {
    await tx.borrower.update({ where: { id: loan.borrowerId }, data: { photo } });
    const subject = `borrower:${loan.borrowerId}`;
    await audit(tx, { actorId, verb: 'keep-photo', subject, after: { photo }, now });
    return { photo };
  });
}

/** The picture alone, upright, at most 1200 pixels wide; null for what is no picture. */
async function encodedAnew(bytes: Uint8Array): Promise<Buffer | null> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' });
    const { format } = await picture.metadata();
    if (!formats.includes(format)) return null;
    return await picture
      .rotate()
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer();
  } catch {
    return null;
  }
}

/** A photograph that may be shown: its borrower's consent stands. */
export async function shownPhoto(name: string): Promise<Buffer | null> {
  const borrower = await db().borrower.findFirst({
    where: { photo: name, consents: { some: { withdrawnAt: null } } },
  });
  return borrower ? readKeptFile(name) : null;
}
