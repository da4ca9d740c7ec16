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

/** Distributions and recoveries, and their reversals. */
export async function paymentsOf(sliceId: number): Promise<TrailStep[]> {
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
