import { balanceOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { askedAndOwed } from './partner-limit.ts';

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
  const waiting = { kind: 'bank_details', subject, approvedAt: null, withdrawnAt: null };
  const holds = (account: 'payable' | 'overpaid' | 'receivable' | 'recalled') =>
    balanceOf(db(), `partner:${partnerId}:${account}`, currency);
  return {
    id: partner.id,
    slug: partner.slug,
    name: partner.name,
    country: partner.country,
    zone: partner.zone,
    payoutRail: partner.payoutRail,
    nonpaymentLiability: partner.nonpaymentLiability,
    currencyLiability: partner.currencyLiability,
    suspension: partner.suspensions.find((row) => row.liftedAt === null) ?? null,
    guarantee: partner.guarantees[0] ?? null,
    bankDetails: partner.bankDetails,
    /** New ones that a second person has not agreed to yet. */
    areBankDetailsProposed: (await db().proposal.count({ where: waiting })) > 0,
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
