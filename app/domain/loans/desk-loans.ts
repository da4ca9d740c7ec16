import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { type Find, loanFound, onePage, pageOf } from './find-rows.ts';

/** A partner's own loans, the newest first, a page at a time. */
export async function deskLoans(partnerId: number, find: Find) {
  const rows = await db().loan.findMany({
    where: { partnerId, ...loanFound(find) },
    include: {
      borrower: true,
      events: { orderBy: { id: 'desc' }, take: 1 },
    },
    ...onePage,
  });
  const { page, next } = pageOf(rows);
  const loans = page.map((loan) => ({
    id: loan.id,
    slug: loan.slug,
    externalId: loan.externalId,
    name: borrowerName(loan.borrower),
    use: loan.use,
    status: loan.status,
    currency: loan.currency,
    amount: loan.amount,
    raised: loan.raised,
    reason: loan.events[0]?.reason ?? null,
  }));
  return { loans, next };
}

const staffRow = { include: { borrower: true, partner: true } } as const;

/** The operator's view of all loans, newest first, a page at a time. */
export async function staffLoans(find: Find) {
  const rows = await db().loan.findMany({ where: loanFound(find), ...staffRow, ...onePage });
  const { page, next } = pageOf(rows);
  return { loans: page.map(staffLoanRow), next };
}

/** What waits for a reviewer, the longest waiting first. */
export async function reviewQueue() {
  const where = { status: 'in_review' } as const;
  const rows = await db().loan.findMany({ where, ...staffRow, orderBy: { id: 'asc' }, take: 200 });
  return rows.map(staffLoanRow);
}

function staffLoanRow(loan: Prisma.LoanGetPayload<typeof staffRow>) {
  return {
    id: loan.id,
    name: borrowerName(loan.borrower),
    use: loan.use,
    partner: loan.partner.name,
    status: loan.status,
    currency: loan.currency,
    amount: loan.amount,
  };
}

/** Funded loans that nobody has paid out yet, with the proposal that waits, if one does. */
export async function fundedLoans() {
  const loans = await db().loan.findMany({
    where: { status: 'funded' },
    include: { borrower: true, partner: true },
    orderBy: { id: 'asc' },
  });
  return loans.map((loan) => ({
    id: loan.id,
    name: borrowerName(loan.borrower),
    partner: loan.partner.name,
    currency: loan.currency,
    amount: loan.raised,
  }));
}
