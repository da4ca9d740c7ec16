import { instalmentStates } from '#app/domain/borrowers/lateness-rules.ts';
import { borrowerWithConsent } from '#app/domain/borrowers/lenders-view.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { pick } from '#app/platform/pick.ts';
import { currencyLossOf, outstandingOf } from './slice-rules.ts';
import { type TrailStep, paymentsOf } from './slice-payments.ts';

/** What a loan becomes when its lenders are given their money back. */
const givenBack = ['expired', 'withdrawn', 'refunded'] as const;

const shape = {
  loan: {
    include: {
      borrower: borrowerWithConsent,
      disbursement: true,
      partner: true,
      instalments: { orderBy: { number: 'asc' } },
      repaymentLines: { select: { localAmount: true } },
      slices: { select: { settled: true } },
      events: { where: { becomes: { in: [...givenBack] } }, orderBy: { id: 'asc' } },
    },
  },
  owners: { orderBy: { id: 'asc' } },
  writeOffShares: { include: { writeOff: true } },
} satisfies Prisma.SliceInclude;

type Whole = Prisma.SliceGetPayload<{ include: typeof shape }>;

/** What happened to it: lent, paid out, each payment, losses, what was given back or taken over. */
function stepsOf(slice: Whole, payments: readonly TrailStep[]): TrailStep[] {
  const { loan } = slice;
  const none = { currencyLoss: 0n, gain: 0n, journalId: null, period: null };
  return [
    { ...none, kind: 'lent', at: slice.createdAt, amount: slice.principal },
    ...(loan.disbursement
      ? [
          {
            ...none,
            kind: 'disbursed' as const,
            at: loan.disbursement.approvedAt,
            amount: slice.principal,
          },
        ]
      : []),
    ...payments,
    ...slice.writeOffShares.map((share) => {
      return { ...none, kind: 'written_off' as const, at: share.writeOff.at, amount: share.amount };
    }),
    ...(slice.refunded > 0n
      ? loan.events.slice(-1).map((event) => {
          return { ...none, kind: 'refunded' as const, at: event.at, amount: slice.refunded };
        })
      : []),
    ...slice.owners
      .filter((owner) => owner.reason === 'dispute_lost')
      .map((owner) => ({ ...none, kind: 'sold' as const, at: owner.since, amount: owner.price })),
  ];
}

/** Where the money of one slice went and what came of it, step by step; null when it is not this lender's. */
export async function sliceTrail(lenderId: number, sliceId: number, now: Date) {
  const account = `lender:${lenderId}`;
  const slice = await db().slice.findFirst({
    where: { id: sliceId, owners: { some: { account } } },
    include: shape,
  });
  if (!slice) return null;
  const { loan } = slice;
  const steps = stepsOf(slice, await paymentsOf(sliceId));
  // What came after the host took the slice over is the host's.
  const sale = slice.owners.find((owner) => owner.reason === 'dispute_lost');
  const own = sale ? steps.filter((step) => step.at <= sale.since) : steps;
  const facts = { ...loan.borrower, hasConsent: loan.borrower.consents.length > 0 };
  const seen = seenBorrower(facts, { status: loan.status, isLate: false }, 'lender_of_the_loan');
  const states = instalmentStates(loan, now).filter((state) => state !== null);
  return {
    loanSlug: loan.slug,
    loanName: seen.name,
    sector: loan.sector,
    ...pick(seen, 'photo', 'drawing'),
    instalments: states.length,
    paid: states.filter((state) => state === 'paid').length,
    use: loan.use,
    status: loan.status,
    partner: { name: loan.partner.name, slug: loan.partner.slug },
    currency: loan.currency,
    principal: slice.principal,
    repaid: sale?.repaidBefore ?? slice.repaid,
    currencyLoss: currencyLossOf(slice),
    writtenOff: slice.writtenOff,
    recovered: sale?.recoveredBefore ?? slice.recovered,
    refunded: slice.refunded,
    outstanding: sale ? 0n : outstandingOf(slice),
    steps: own.sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}
