import { db } from '#app/platform/db.ts';
import type { Tx } from '#app/platform/db.ts';

/** What stands on our account `bank` and on no line of a bank's statement yet. */
export interface UnmatchedJournal {
  readonly id: bigint;
  readonly kind: string;
  readonly key: string;
  readonly bookedAt: Date;
  readonly currency: string;
  /** Minor units of it that are still to be seen; money out is negative. */
  readonly amount: bigint;
}

/** What was booked and mirrored before any bank saw it is not waited for. */
export async function unmatchedJournals(
  asked: { currency?: string; before?: Date } = {},
  reader: Pick<Tx, '$queryRaw'> = db(),
): Promise<UnmatchedJournal[]> {
  const { currency = null, before = null } = asked;
  return reader.$queryRaw<UnmatchedJournal[]>`
    with open as (
      select j.id, j.kind, j.key, j.booked_at, j.reverses_id, a.currency,
             p.amount - coalesce((select sum(e.amount) from bank_line_entries e
                                   where e.journal_id = j.id), 0)::bigint as amount
        from postings p
        join accounts a on a.id = p.account_id and a.name = 'bank'
         and (${currency}::text is null or a.currency = ${currency}::text)
        join journals j on j.id = p.journal_id
         and (${before}::timestamptz is null or j.booked_at < ${before}::timestamptz))
    select o.id, o.kind, o.key, o.booked_at as "bookedAt", o.currency, o.amount
      from open o
     where o.amount <> 0
       and not exists (select from open m
                        where m.amount = -o.amount and m.currency = o.currency
                          and (m.reverses_id = o.id or m.id = o.reverses_id))
     order by o.id`;
}
