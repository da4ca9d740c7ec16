import { db } from '#app/platform/db.ts';
import type { LoanStatus } from '#app/platform/generated/enums.ts';

/** A partner's own loans, those that need something first, then the newest. */
export async function deskLoans(partnerId: number) {
  const loans = await db().loan.findMany({
    where: { partnerId },
    include: {
      borrower: true,
      events: { orderBy: { id: 'desc' }, take: 1 },
    },
    orderBy: { id: 'desc' },
    take: 500,
  });
  return loans.map((loan) => ({
    id: loan.id,
    slug: loan.slug,
    externalId: loan.externalId,
    name: loan.borrower.groupName ?? loan.borrower.firstName,
    use: loan.use,
    status: loan.status,
    currency: loan.currency,
    amount: loan.amount,
    raised: loan.raised,
    reason: loan.events[0]?.reason ?? null,
  }));
}

/** One loan with everything staff may see; a partner's staff only among their own. */
export async function staffLoan(loanId: number, partnerId?: number) {
  const loan = await db().loan.findFirst({
    where: { id: loanId, ...(partnerId !== undefined && { partnerId }) },
    include: {
      borrower: { include: { consents: { where: { withdrawnAt: null } } } },
      partner: true,
      stories: true,
      instalments: { orderBy: { number: 'asc' } },
      events: { orderBy: { id: 'asc' } },
    },
  });
  if (!loan) return null;
  // Of the borrower no more than is shown: a last name does not leave the database.
  const { postedRate, borrower, partner, ...rest } = loan;
  return {
    ...rest,
    name: borrower.groupName ?? borrower.firstName,
    hasConsent: borrower.consents.length > 0,
    partner: { id: partner.id, name: partner.name, slug: partner.slug },
    postedRate: postedRate.toFixed(),
  };
}

export type StaffLoan = NonNullable<Awaited<ReturnType<typeof staffLoan>>>;

/** The operator's view of all loans in one state, newest first. */
export async function staffLoans(status: LoanStatus) {
  const loans = await db().loan.findMany({
    where: { status },
    include: { borrower: true, partner: true },
    orderBy: { id: 'desc' },
    take: 200,
  });
  return loans.map((loan) => ({
    id: loan.id,
    name: loan.borrower.groupName ?? loan.borrower.firstName,
    use: loan.use,
    partner: loan.partner.name,
    currency: loan.currency,
    amount: loan.amount,
  }));
}

/** What waits for a reviewer, the longest waiting first. */
export async function reviewQueue() {
  return (await staffLoans('in_review')).toReversed();
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
    name: loan.borrower.groupName ?? loan.borrower.firstName,
    partner: loan.partner.name,
    currency: loan.currency,
    amount: loan.raised,
    localCurrency: loan.localCurrency,
    postedRate: loan.postedRate.toFixed(),
  }));
}
