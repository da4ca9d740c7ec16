import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { db } from '#app/platform/db.ts';

export interface TrailStep {
  readonly at: Date;
  readonly kind:
    | 'lent'
    | 'disbursed'
    | 'distribution'
    | 'distribution_reversed'
    | 'recovery'
    | 'written_off'
    | 'refunded'
    | 'sold';
  readonly amount: bigint;
  readonly currencyLoss: bigint;
  readonly gain: bigint;
  readonly journalId: bigint | null;
  /** The month of the partner's settlement that this came from. */
  readonly period: string | null;
}

/** Where the money of one slice went and what came of it, step by step; null when it is not this lender's. */
export async function sliceTrail(lenderId: number, sliceId: number) {
  const account = `lender:${lenderId}`;
  const slice = await db().slice.findFirst({
    where: { id: sliceId, owners: { some: { account } } },
    include: {
      loan: { include: { borrower: borrowerWithConsent, disbursement: true, partner: true } },
      owners: { orderBy: { id: 'asc' } },
      writeOffShares: { include: { writeOff: true } },
    },
  });
  if (!slice) return null;
  const { loan } = slice;
  const none = { currencyLoss: 0n, gain: 0n, journalId: null, period: null };
  const steps: TrailStep[] = [
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
    ...(await paymentsOf(sliceId)),
    ...slice.writeOffShares.map((share) => {
      return { ...none, kind: 'written_off' as const, at: share.writeOff.at, amount: share.amount };
    }),
    ...slice.owners
      .filter((owner) => owner.reason === 'dispute_lost')
      .map((owner) => ({ ...none, kind: 'sold' as const, at: owner.since, amount: owner.price })),
  ];
  return {
    id: slice.id,
    number: slice.number,
    orderId: slice.orderId,
    loanSlug: loan.slug,
    loanName: nameForLender(loan.borrower),
    use: loan.use,
    status: loan.status,
    partner: { name: loan.partner.name, slug: loan.partner.slug },
    currency: loan.currency,
    principal: slice.principal,
    repaid: slice.repaid,
    currencyLoss: slice.settled - slice.repaid,
    writtenOff: slice.writtenOff,
    recovered: slice.recovered,
    refunded: slice.refunded,
    outstanding: slice.principal - slice.settled - slice.writtenOff - slice.refunded,
    steps: steps.sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

/** Distributions and recoveries, and what was taken back of them. */
async function paymentsOf(sliceId: number): Promise<TrailStep[]> {
  const rows = await db().$queryRaw<
    {
      journalId: bigint;
      kind: string;
      at: Date;
      cash: bigint;
      currencyLoss: bigint;
      gain: bigint;
      period: string | null;
      reversedAt: Date | null;
      reversalId: bigint | null;
    }[]
  >`select j.id as "journalId", j.kind, j.booked_at as at, p.cash, p.currency_loss as "currencyLoss", p.gain,
           s.period, mirror.booked_at as "reversedAt", mirror.id as "reversalId"
      from slice_payments p join journals j on j.id = p.journal_id
      left join journals mirror on mirror.reverses_id = j.id
      left join receipts r on j.kind = 'distribution' and r.id = split_part(j.key, ':', 2)::int
      left join settlements s on s.id = r.settlement_id
     where p.slice_id = ${sliceId}
     order by j.id`;
  return rows.flatMap((row) => {
    const { journalId, at, currencyLoss, gain, period } = row;
    const kind = row.kind === 'recovery' ? ('recovery' as const) : ('distribution' as const);
    const step: TrailStep = { journalId, kind, at, amount: row.cash, currencyLoss, gain, period };
    if (!row.reversedAt) return [step];
    const back: TrailStep = {
      journalId: row.reversalId,
      kind: 'distribution_reversed',
      at: row.reversedAt,
      amount: -row.cash,
      currencyLoss: -currencyLoss,
      gain: -gain,
      period,
    };
    return [step, back];
  });
}
