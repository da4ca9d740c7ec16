import type { Tx } from '#app/platform/db.ts';
import type { Borrower, Partner } from '#app/platform/generated/client.ts';
import type { LoanDraft } from './loan-draft-rules.ts';

export interface Writing {
  readonly partner: Partner;
  readonly draft: LoanDraft;
  readonly actorId: number | null;
  readonly now: Date;
}

/** The borrower of a draft: picked, known by the partner's own number, or new; consent is recorded once. */
export async function writeBorrower(
  tx: Tx,
  { partner, draft, actorId, now }: Writing,
): Promise<Borrower> {
  const { id, clientId, ...facts } = draft.borrower;
  const partnerId = partner.id;
  const known =
    id !== undefined
      ? await tx.borrower.findUniqueOrThrow({ where: { id, partnerId } })
      : clientId
        ? await tx.borrower.findFirst({ where: { partnerId, clientId } })
        : null;
  const borrower =
    known ??
    (await tx.borrower.create({
      data: {
        ...facts,
        clientId: clientId ?? null,
        partnerId,
        isDemo: partner.isDemo,
        createdAt: now,
      },
    }));
  if (draft.hasConsent) {
    const given = { borrowerId: borrower.id, withdrawnAt: null };
    const consent = await tx.borrowerConsent.findFirst({ where: given });
    if (!consent) {
      const data = { borrowerId: borrower.id, givenAt: now, recordedById: actorId };
      await tx.borrowerConsent.create({ data });
    }
  }
  return borrower;
}
