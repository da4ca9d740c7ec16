import { tellLendersOf } from '#app/domain/notifications/tell-lenders.ts';
import type { Day } from '#app/money/days.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { type LateLoan, lateLoans } from './late-loans.ts';

/** In the third week: by then a partner that reports late, or a holiday, has caught up. */
const [firstDay, lastDay] = [15, 60];
/** Loans in a transaction. */
const portion = 200;

type News = Pick<LateLoan, 'loanId' | 'since'>;

/**
 * Tells lenders of loans that are in their third week of being late, with what the partner says. Once
 * for each time that a loan falls behind.
 *
 * @returns how many loans it is about
 */
export async function tellOfLateness(now: Date): Promise<number> {
  const late = await lateLoans({ now });
  const due = late.filter(({ days }) => days >= firstDay && days <= lastDay);
  const told = await toldOf(due.map(({ loanId }) => loanId));
  // A repayment that is taken back makes it late since before: of that they know.
  const news = due.filter(({ loanId, since }) => since > (told.get(loanId) ?? ''));
  for (let from = 0; from < news.length; from += portion)
    await inTransaction((tx) => tell(tx, news.slice(from, from + portion), now));
  return news.length;
}

/** Since when each was late when its lenders were told of it last. */
async function toldOf(loanIds: readonly number[]): Promise<Map<number, Day>> {
  const rows = await db().$queryRaw<News[]>`
    select loan_id as "loanId", to_char(since, 'YYYY-MM-DD') as since from late_told
     where loan_id = any(${[...loanIds]}::int[])`;
  return new Map(rows.map(({ loanId, since }) => [loanId, since]));
}

async function tell(tx: Tx, loans: readonly News[], now: Date): Promise<void> {
  const template = 'loan_late' as const;
  await tellLendersOf(
    tx,
    loans.map(({ loanId, since }) => ({
      template,
      loanId,
      key: `loan_late:${loanId}:${since}`,
      now,
    })),
  );
  const ids = loans.map(({ loanId }) => loanId);
  const days = loans.map(({ since }) => since);
  await tx.$executeRaw`
    insert into late_told (loan_id, since) select * from unnest(${ids}::int[], ${days}::date[])
        on conflict (loan_id) do update set since = greatest(late_told.since, excluded.since)`;
}
