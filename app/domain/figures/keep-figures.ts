import { coverOf } from '#app/domain/books/cover.ts';
import type { Currency } from '#app/money/currencies.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { mostOnItsWay } from './portfolio-figures.ts';

/** Names the lock that two workers would both want. */
const oneAtATime = 46_000_001;

/** They take at most this part of a worker's time: what takes a minute is done once in twenty. */
const partOfTime = 20;

/**
 * Adds up the published figures of everything, of each partner, country and sector (of the last
 * two without how many lend), in one statement, and keeps them with their time. Not before what it took the last time has passed
 * twenty times; `portfolioFigures` says the same of one of them, in other words.
 */
export async function keepFigures(request: {
  currency: Currency;
  now: Date;
}): Promise<{ kept: number }> {
  const { currency, now } = request;
  const [last] = await db().$queryRaw<{ asOf: Date; took: number }[]>`
    select as_of as "asOf", took_ms as took from kept_figures
     where scope = 'all' and currency = ${currency}`;
  if (last && now.getTime() - last.asOf.getTime() < last.took * partOfTime) return { kept: 0 };
  const start = performance.now();
  const cover = await coverOf(currency);
  return inTransaction(async (tx) => {
    // Whoever adds them up now takes longer than a round.
    const [mine] = await tx.$queryRaw<{ free: boolean }[]>`
      select pg_try_advisory_xact_lock(${oneAtATime}) as free`;
    if (!mine?.free) return { kept: 0 };
    await tx.$executeRaw`delete from kept_figures where currency = ${currency}`;
    const kept = await addUp(tx, currency, now);
    await keepPlacesAndPrices(tx, currency, now);
    const took = Math.round(performance.now() - start);
    // The whole is there even where nothing was ever lent.
    await tx.$executeRaw`
      insert into kept_figures (scope, currency, as_of, took_ms, held, owed)
      values ('all', ${currency}, ${now}, ${took}, ${cover.held}, ${cover.owed})
      on conflict (scope, currency) do update
         set took_ms = excluded.took_ms, held = excluded.held, owed = excluded.owed`;
    return { kept };
  });
}

/** How many rows it wrote. */
async function addUp(tx: Tx, currency: Currency, now: Date): Promise<number> {
  return tx.$executeRaw`
    with loan as (
      select l.id, l.partner_id, l.country, l.sector, l.status, l.raised, l.amount,
             (${now} at time zone p.zone)::date as today, s.repaid, s.settled, s.written_off,
             s.unrecovered, s.currency_loss, s.outstanding, coalesce(c.collected, 0) as collected
        from loans l
        join partners p on p.id = l.partner_id
        join (select loan_id, sum(repaid) as repaid, sum(settled) as settled, sum(written_off) as written_off,
                     sum(unrecovered) as unrecovered, sum(currency_loss) as currency_loss,
                     sum(outstanding) as outstanding
                from slice_figures group by loan_id) s on s.loan_id = l.id
        left join (select loan_id, sum(local_amount) as collected from repayment_lines group by loan_id) c
          on c.loan_id = l.id
       where l.status in ('in_repayment', 'repaid', 'defaulted') and l.currency = ${currency}),
    due as (
      select loan.id, loan.today, loan.settled, loan.collected, i.due_on,
             floor(sum(i.principal) over w * loan.raised / loan.amount) as until,
             floor((sum(i.principal) over w - i.principal) * loan.raised / loan.amount) as before,
             sum(i.local_principal) over w as local_until
        from loan join instalments i on i.loan_id = loan.id
       where loan.outstanding > 0
      window w as (partition by i.loan_id order by i.number)),
    late as (
      select id, max(today - due_on) as days, sum(until - greatest(settled, before)) as overdue
        from due
       where due_on < today and until > greatest(settled, before)
         and (local_until > collected or due_on < today - ${mostOnItsWay}::int)
       group by id),
    scoped as (
      select scope, loan.*, late.days, late.overdue
        from loan left join late using (id),
             lateral (values ('all'), ('partner:' || partner_id), ('country:' || country), ('sector:' || sector)) as s(scope)),
    lenders as (
      select scope, count(*) as count
        from (select distinct 'partner:' || loan.partner_id as scope, s.lender_id
                from loan join slices s on s.loan_id = loan.id where s.lender_id is not null
              union all
              select distinct 'all', s.lender_id
                from loan join slices s on s.loan_id = loan.id where s.lender_id is not null) as one
       group by scope)
    insert into kept_figures (scope, currency, loan_count, lender_count, lent, repaid, outstanding, overdue,
                              at_risk_1, at_risk_30, at_risk_90, ended, defaulted, currency_loss, as_of)
    select scope, ${currency}, count(*), coalesce(max(lenders.count), 0), sum(raised), sum(repaid), sum(outstanding),
           sum(least(coalesce(overdue, 0), outstanding)),
           coalesce(sum(outstanding) filter (where days > 1), 0),
           coalesce(sum(outstanding) filter (where days > 30), 0),
           coalesce(sum(outstanding) filter (where days > 90), 0),
           coalesce(sum(raised) filter (where status = 'repaid' or written_off > 0), 0),
           sum(unrecovered), sum(currency_loss), ${now}::timestamptz
      from scoped left join lenders using (scope)
     group by scope`;
}

/** Where loans are that everybody can look at, and what each partner's usually cost. */
async function keepPlacesAndPrices(tx: Tx, currency: Currency, now: Date): Promise<void> {
  await tx.$executeRaw`
    insert into kept_figures (scope, currency, as_of, shown_count)
    select 'country:' || country, ${currency}, ${now}, count(*) from loans
     where status in ('fundraising', 'funded', 'in_repayment', 'repaid', 'defaulted') group by country
    on conflict (scope, currency) do update set shown_count = excluded.shown_count`;
  await tx.$executeRaw`
    insert into kept_figures (scope, currency, as_of, usual_apr)
    select 'partner:' || partner_id, ${currency}, ${now}, percentile_disc(0.5) within group (order by apr) from loans
     where apr is not null and status not in ('draft', 'in_review', 'changes_requested', 'withdrawn')
     group by partner_id
    on conflict (scope, currency) do update set usual_apr = excluded.usual_apr`;
}
