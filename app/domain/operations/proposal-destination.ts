import type { DetailsOf } from '#app/domain/approvals/catalogue.ts';
import { read } from '#app/domain/approvals/details.ts';
import { db } from '#app/platform/db.ts';

/** Where money goes, since when it goes there, and how often it went. */
export interface Destination {
  readonly holder: string;
  readonly bank: string;
  readonly account: string;
  /** Null: nobody has agreed to it yet, or its lender names it each time. */
  readonly since: Date | null;
  readonly used: number;
}

/** The account behind a proposal that pays, or would be replaced by it; null where money goes to none. */
export async function destinationOf(proposalId: number): Promise<Destination | null> {
  const row = await db().proposal.findUniqueOrThrow({ where: { id: proposalId } });
  const id = Number(row.subject.slice(row.subject.indexOf(':') + 1));
  switch (row.kind) {
    case 'disbursement': {
      const { isPaidOutNow, payoutRail } = read('disbursement', row.details);
      if (!isPaidOutNow || payoutRail === 'stripe') return null;
      const loan = await db().loan.findUniqueOrThrow({ where: { id } });
      return partnersBank(loan.partnerId);
    }
    case 'partner_payout':
      return read('partner_payout', row.details).payoutRail === 'stripe' ? null : partnersBank(id);
    case 'bank_details':
      return partnersBank(id);
    case 'bank_payout':
      return ofPart(id, read('bank_payout', row.details));
    default:
      return null;
  }
}

async function ofPart(partId: number, said: DetailsOf<'bank_payout'>): Promise<Destination | null> {
  const part = await db().payoutPart.findUniqueOrThrow({
    where: { id: partId },
    include: { payout: true },
  });
  if (part.payout.partnerId !== null) return partnersBank(part.payout.partnerId);
  const before = { status: 'succeeded', rail: 'bank_wire', id: { not: partId } } as const;
  const { bankHash, depositAccountId } = part;
  const same = bankHash ? { bankHash } : depositAccountId ? { depositAccountId } : null;
  const used = same ? await db().payoutPart.count({ where: { ...before, ...same } }) : 0;
  const { holder = '', account = '' } = said;
  return { holder, bank: '', account: `… ${account}`, since: null, used };
}

async function partnersBank(partnerId: number): Promise<Destination | null> {
  const held = await db().partnerBankDetails.findFirst({
    where: { partnerId },
    orderBy: { id: 'desc' },
  });
  if (!held) return null;
  const used = await db().payoutPart.count({
    where: {
      rail: 'bank_wire',
      status: 'succeeded',
      sentAt: { gte: held.approvedAt },
      payout: { partnerId },
    },
  });
  const { holder, bank, account, approvedAt } = held;
  return { holder, bank, account, since: approvedAt, used };
}
