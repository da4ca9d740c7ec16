import { balanceOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import { db } from '#app/platform/db.ts';
import { askedAndOwed } from './partner-limit.ts';
import { openStripeAccount } from './stripe-accounts.ts';

/** Every partner, by name, as the operator's staff see them. */
export async function staffPartners() {
  const partners = await db().partner.findMany({
    include: {
      suspensions: { where: { liftedAt: null } },
      _count: { select: { loans: true } },
    },
    orderBy: { name: 'asc' },
  });
  return partners.map((partner) => ({
    id: partner.id,
    name: partner.name,
    country: partner.country,
    loanCount: partner._count.loans,
    isSuspended: partner.suspensions.length > 0,
  }));
}

/** One partner with what the operator keeps of it; null when there is none. */
export async function staffPartner(partnerId: number, currency: Currency) {
  const partner = await db().partner.findUnique({
    where: { id: partnerId },
    include: {
      suspensions: { orderBy: { id: 'desc' } },
      guarantees: { where: { endedAt: null, currency } },
      bankDetails: { orderBy: { id: 'desc' } },
      staff: { where: { removedAt: null }, include: { person: true }, orderBy: { id: 'asc' } },
    },
  });
  if (!partner) return null;
  const subject = `partner:${partnerId}`;
  const isProposed = async (kind: ProposalKind) => {
    const where = { kind, subject, approvedAt: null, withdrawnAt: null };
    return (await db().proposal.count({ where })) > 0;
  };
  const holds = (account: 'payable' | 'overpaid' | 'receivable' | 'recalled') =>
    balanceOf(db(), `partner:${partnerId}:${account}`, currency);
  return {
    id: partner.id,
    name: partner.name,
    country: partner.country,
    payoutRail: partner.payoutRail,
    stripeAccountId: partner.stripeAccountId,
    repaymentFigure: partner.repaymentFigure,
    nonpaymentLiability: partner.nonpaymentLiability,
    currencyLiability: partner.currencyLiability,
    currencyCoverage: partner.currencyCoverage,
    gainFee: partner.gainFee,
    suspension: partner.suspensions.find((row) => row.liftedAt === null) ?? null,
    guarantee: partner.guarantees[0] ?? null,
    bankDetails: partner.bankDetails,
    /** New ones that a second person has not agreed to yet. */
    areBankDetailsProposed: await isProposed('bank_details'),
    areTermsProposed: await isProposed('partner_terms'),
    /** What it has open at Stripe; paid into only where the terms say so. */
    stripeAccount: await openStripeAccount(db(), partnerId),
    staff: partner.staff.map(({ role, person }) => ({ role, name: person.name })),
    mostOutstanding: partner.mostOutstanding,
    askedAndOwed: await askedAndOwed(db(), partnerId),
    payable: await holds('payable'),
    overpaid: await holds('overpaid'),
    receivable: await holds('receivable'),
    recalled: await holds('recalled'),
  };
}

export type StaffPartner = NonNullable<Awaited<ReturnType<typeof staffPartner>>>;
