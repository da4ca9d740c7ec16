import { askedAndOwed } from '#app/domain/partners/partner-limit.ts';
import { db } from '#app/platform/db.ts';

/** What a partner has out and asks for, and the most it may; null: no limit was set. */
export interface PartnerStanding {
  readonly name: string;
  readonly askedAndOwed: bigint;
  readonly mostOutstanding: bigint | null;
}

/** A borrower's other loans, newest first. */
export interface OtherLoan {
  readonly id: number;
  readonly use: string;
  readonly status: string;
  readonly amount: bigint;
  readonly currency: string;
}

/** The loan that a proposal is about: 12 of `loan:12`; null where it is about something else. */
export function loanBehind(subject: string): number | null {
  const [, id] = /^loan:(\d+)$/.exec(subject) ?? [];
  return id === undefined ? null : Number(id);
}

/** What is known of those behind a loan before somebody decides about it. */
export async function standingOf(loanId: number) {
  const loan = await db().loan.findUnique({ where: { id: loanId }, include: { partner: true } });
  if (!loan) return null;
  const others = await db().loan.findMany({
    where: { borrowerId: loan.borrowerId, id: { not: loanId } },
    select: { id: true, use: true, status: true, amount: true, currency: true },
    orderBy: { id: 'desc' },
    take: 20,
  });
  return {
    partner: await partnerStanding(loan.partnerId),
    others,
    alike: await lookAlikes(loan.borrowerId),
  };
}

const underWay = ['in_review', 'fundraising', 'funded', 'in_repayment'] as const;

/** Loans under way whose borrower has the same first name in the same place, under another number. */
async function lookAlikes(borrowerId: number): Promise<OtherLoan[]> {
  const { firstName, town, country, groupName } = await db().borrower.findUniqueOrThrow({
    where: { id: borrowerId },
  });
  if (town === null || groupName !== null) return [];
  const same = { equals: firstName, mode: 'insensitive' } as const;
  return db().loan.findMany({
    where: {
      status: { in: [...underWay] },
      borrower: { firstName: same, town, country, groupName: null, id: { not: borrowerId } },
    },
    select: { id: true, use: true, status: true, amount: true, currency: true },
    orderBy: { id: 'desc' },
    take: 5,
  });
}

export async function partnerStanding(partnerId: number): Promise<PartnerStanding> {
  const { name, mostOutstanding } = await db().partner.findUniqueOrThrow({
    where: { id: partnerId },
    select: { name: true, mostOutstanding: true },
  });
  return { name, mostOutstanding, askedAndOwed: await askedAndOwed(db(), partnerId) };
}

export type Standing = NonNullable<Awaited<ReturnType<typeof standingOf>>>;
