import { audit } from '#app/domain/audit/audit.ts';
import { smallest } from '#app/platform/env.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import type { Borrower } from '#app/platform/generated/client.ts';
import { newToken, slugOf } from '#app/platform/ids.ts';
import { potentialColumns, storyRow } from '#app/domain/potential/potential-columns.ts';
import { instalmentRows, termColumns } from './draft-columns.ts';
import { type DraftRefusal, type LoanDraft, draftRefusal } from './loan-draft-rules.ts';
import { type Writing, writeBorrower } from './write-borrower.ts';

type Answer =
  | { loanId: number; slug: string }
  | { refused: DraftRefusal | 'partner_is_suspended' | 'loan_was_posted_before' };

interface Asked {
  readonly partnerId: number;
  readonly draft: LoanDraft;
  readonly actorId: number | null;
  readonly now: Date;
}

/** Writes a partner's loan request, with its borrower, as a draft. */
export async function draftLoan(request: Asked): Promise<Answer> {
  return inTransaction((tx) => writeDraft(tx, request));
}

/** The same inside a transaction that writes several. */
export async function writeDraft(tx: Tx, request: Asked): Promise<Answer> {
  const { partnerId, draft, actorId, now } = request;
  const partner = await tx.partner.findUniqueOrThrow({
    where: { id: partnerId },
    include: { suspensions: { where: { liftedAt: null } } },
  });
  const externalId = draft.externalId ?? null;
  const before = externalId
    ? await tx.loan.findFirst({ where: { partnerId, externalId }, select: { id: true } })
    : null;

  if (partner.suspensions.length > 0) return { refused: 'partner_is_suspended' };
  if (before) return { refused: 'loan_was_posted_before' };
  const refused = draftRefusal(draft);
  if (refused) return { refused };

  const borrower = await writeBorrower(tx, { partner, draft, actorId, now });
  const written = await writeLoan(tx, { partner, borrower, draft, actorId, now });
  const subject = `loan:${written.loanId}`;
  const after = { amount: draft.amount.toString(), currency: draft.currency };
  await audit(tx, { actorId, verb: 'draft-loan', subject, after, now });
  return written;
}

async function writeLoan(
  tx: Tx,
  { partner, borrower, draft, actorId, now }: Writing & { borrower: Borrower },
) {
  const { members = [] } = draft;
  const loan = await tx.loan.create({
    data: {
      ...termColumns(draft),
      ...potentialColumns(draft, now),
      slug: newToken(),
      externalId: draft.externalId ?? null,
      partnerId: partner.id,
      borrowerId: borrower.id,
      country: draft.borrower.country,
      localCurrency: draft.localCurrency,
      currency: draft.currency,
      roundingRule: draft.roundingRule,
      fundraiserDays: draft.fundraiserDays,
      shareSize: smallest().share,
      nonpaymentLiability: partner.nonpaymentLiability,
      currencyLiability: partner.currencyLiability,
      currencyCoverage: partner.currencyCoverage,
      gainFee: partner.gainFee,
      createdAt: now,
      createdById: actorId,
      isDemo: partner.isDemo,
      stories: { create: draft.stories.map(storyRow) },
      members: { create: members.map((member, index) => ({ ...member, number: index + 1 })) },
      instalments: { create: instalmentRows(draft) },
      events: { create: { becomes: 'draft', at: now, actorId } },
    },
  });
  // Without the name: an address outlives the time when everybody may read the name.
  const slug = `${slugOf(draft.activity)}-${loan.id}`;
  await tx.loan.update({ where: { id: loan.id }, data: { slug } });
  return { loanId: loan.id, slug };
}
