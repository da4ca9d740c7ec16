import type { KeptPicture } from '#app/domain/borrowers/pictures.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { tellLenders } from '#app/domain/notifications/tell-lenders.ts';
import { inTransaction } from '#app/platform/db.ts';

type Answer = { updateId: number } | { refused: 'loan_is_not_yours' | 'loan_is_not_public_yet' };

const beforeIsPublic = ['draft', 'in_review', 'changes_requested', 'withdrawn'];

/** News of a borrower by the partner's staff, shown under the loan to whoever may see the borrower. */
export async function publishUpdate(request: {
  loanId: number;
  partnerId: number;
  text: string;
  language: string;
  /** The same in another language. */
  other?: { readonly language: string; readonly text: string } | null;
  photo: KeptPicture | null;
  /** Why the loan is late: only its lenders read it. */
  isAboutLateness?: boolean;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { loanId, partnerId, text, language, photo, actorId, now } = request;
  const { isAboutLateness = false, other = null } = request;
  return inTransaction(async (tx) => {
    const loan = await tx.loan.findFirst({ where: { id: loanId, partnerId } });

    if (!loan) return { refused: 'loan_is_not_yours' };
    if (beforeIsPublic.includes(loan.status)) return { refused: 'loan_is_not_public_yet' };

    if (photo) await tx.photo.create({ data: photo });
    const photoName = photo?.name ?? null;
    const { id } = await tx.loanUpdate.create({
      data: {
        loanId,
        authorId: actorId,
        text,
        language,
        otherLanguage: other?.language ?? null,
        otherText: other?.text ?? null,
        photoName,
        isAboutLateness,
        publishedAt: now,
      },
    });
    const told = {
      template: 'loan_news',
      loanId,
      subjectId: id,
      // What is said of a late loan is for its lenders alone.
      tellsWatchers: !isAboutLateness,
      key: `loan_news:${id}`,
      now,
    } as const;
    await tellLenders(tx, told);
    const subject = `loan:${loanId}`;
    const after = { text, photo: photoName };
    await audit(tx, { actorId, verb: 'publish-update', subject, after, now });
    return { updateId: id };
  });
}
