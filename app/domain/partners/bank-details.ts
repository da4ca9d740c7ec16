import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import type { WithProof } from '#app/domain/approvals/proofs.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';

export interface BankDetails {
  readonly holder: string;
  readonly bank: string;
  /** IBAN, or the account number and its bank's code, as the bank wants it. */
  readonly account: string;
}

/** The first of two says where a partner's money shall be sent from now on. */
export async function proposeBankDetails(
  request: BankDetails & WithProof & { partnerId: number; actorId: number; now: Date },
): Promise<{ proposalId: number } | { refused: 'already_proposed' }> {
  const { partnerId, holder, bank, account, proofFile = null, actorId, now } = request;
  const details = { holder, bank, account };
  return inTransaction(async (tx) => {
    const { name } = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } });
    const subject = `partner:${partnerId}`;
    return propose(tx, {
      kind: 'bank_details',
      subject,
      details: { partner: name, ...details },
      proofFile,
      actorId,
      now,
    });
  });
}

/** The second agrees, after asking the partner through another channel than it came by. */
export async function changeBankDetails(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ partnerId: number } | { refused: ApprovalRefusal }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'bank_details', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    await approve(tx, agreed, { actorId, now });
    const partnerId = agreed.subjectId;
    const { holder, bank, account } = agreed.details;
    await tx.partnerBankDetails.create({
      data: {
        partnerId,
        holder,
        bank,
        account,
        proposedById: agreed.proposedById,
        approvedById: actorId,
        approvedAt: now,
        proposalId: agreed.id,
      },
    });
    await tellManagers(tx, partnerId, now);
    return { partnerId };
  });
}

/** Whoever changed it, and whoever said so: the partner hears of it by another way. */
async function tellManagers(tx: Tx, partnerId: number, now: Date): Promise<void> {
  const managers = await tx.partnerStaff.findMany({
    where: { partnerId, role: 'manager', removedAt: null },
    select: { personId: true },
  });
  for (const { personId } of managers) {
    const mail = { template: 'bank_details_changed', personId, subjectId: partnerId } as const;
    await enqueue(tx, 'mail.send', mail, now);
  }
}

/** Where a partner's money is sent now; null when nobody has said so yet. */
export async function bankDetailsOf(reader: Pick<Tx, 'partnerBankDetails'>, partnerId: number) {
  return reader.partnerBankDetails.findFirst({ where: { partnerId }, orderBy: { id: 'desc' } });
}
