import { audit } from '#app/domain/audit/audit.ts';
import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { db, inTransaction } from '#app/platform/db.ts';

/** Somebody, signed in or not, says that something is wrong with a public loan. */
export async function makeComplaint(request: {
  slug: string;
  text: string;
  madeById: number | null;
  now: Date;
}): Promise<{ complaintId: number } | { refused: 'no_such_loan' }> {
  const { slug, text, madeById, now } = request;
  const hidden = ['draft', 'in_review', 'changes_requested', 'withdrawn'] as const;
  const loan = await db().loan.findFirst({ where: { slug, status: { notIn: [...hidden] } } });
  if (!loan) return { refused: 'no_such_loan' };
  const { id } = await db().loanComplaint.create({
    data: { loanId: loan.id, text, madeById, madeAt: now },
  });
  return { complaintId: id };
}

/** A reviewer has read it and done what was to be done. */
export async function handleComplaint(request: {
  complaintId: number;
  actorId: number;
  now: Date;
}): Promise<void> {
  const { complaintId, actorId, now } = request;
  await inTransaction(async (tx) => {
    const { count } = await tx.loanComplaint.updateMany({
      where: { id: complaintId, handledAt: null },
      data: { handledAt: now, handledById: actorId },
    });
    if (count === 0) return;
    const subject = `complaint:${complaintId}`;
    await audit(tx, { actorId, verb: 'handle-complaint', subject, now });
  });
}

/** What nobody has handled yet, the oldest first. */
export async function openComplaints() {
  const rows = await db().loanComplaint.findMany({
    where: { handledAt: null },
    include: { loan: { include: { borrower: true } } },
    orderBy: { id: 'asc' },
    take: 100,
  });
  return rows.map(({ loan, ...row }) => ({
    id: row.id,
    text: row.text,
    madeAt: row.madeAt,
    loanId: loan.id,
    name: borrowerName(loan.borrower),
  }));
}
