import pg from 'pg';
import { bookReceipt } from '#app/domain/receipts/book-receipt.ts';
import { issueSettlement } from '#app/domain/settlements/issue-settlement.ts';
import { settlementProgress } from '#app/domain/settlements/settlement-page.ts';
import type { RunnableJob } from '#app/jobs/queue.ts';
import { setClock } from '#app/platform/clock.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { allMarked, runJob } from '#workers/run-job.ts';
import { bareRepayment } from './bare-repayment.ts';
import { type Line, compare, limited } from './compare.ts';
import type { Place } from './place.ts';
import { timesOf } from './times.ts';

const sizes = {
  full: [
    { loans: 1_000, slices: 1_000, ratio: 1.5, rounds: 5 },
    { loans: 30_000, slices: 30, ratio: 2, rounds: 5 },
  ],
  small: [{ loans: 20, slices: 30, ratio: 2, rounds: 1 }],
} as const;

const workers = 4;
const principal = 5_013;
const day = new Date('2026-06-01T09:00:00Z');
/** Local units to a cent: what is lent, and what a month brings of it, a fiftieth and a little. */
const localOf = (cents: number) => cents * 160;

/**
 * The day a partner settles: its report becomes a settlement, the money comes, and four workers share it out
 * among the slices of each loan, beside bare statements that write the same, a transaction for each loan, by
 * four connections. In the first round the workers are cut off half way, and go on.
 */
export async function settlementDay(place: Place): Promise<Line[]> {
  setClock(() => day);
  const lines: Line[] = [];
  for (const size of sizes[place.size]) lines.push(...(await one(place, size)));
  return lines;
}

interface Size {
  readonly loans: number;
  readonly slices: number;
  readonly ratio: number;
  readonly rounds: number;
}

async function one(place: Place, size: Size): Promise<Line[]> {
  const { loans, slices, ratio, rounds } = size;
  const [ours, twin] = [await fill(place, size), await fill(place, size)];
  const whole = BigInt(Math.round((principal * slices) / 50)) + 7n;
  // To the twin it has come already.
  await place.sql(`
    update accounts a set balance = l.amount from loans l
     where l.partner_id = ${twin.partner} and a.name = 'loan:' || l.id || ':collected'`);
  await place.settle();
  const pool = new pg.Pool({
    connectionString: process.env['DATABASE_OWNER_URL'],
    max: workers,
  });
  const booked: number[] = [];
  try {
    const line = await compare({
      id: 'B2',
      work: `a settlement of ${loans} loans of ${slices} slices, four workers`,
      unit: 's',
      goal: { better: 'less', ratio },
      rounds,
      ours: async (round) => {
        const start = performance.now();
        const settlementId = await settle(place, ours, round, whole);
        booked.push((performance.now() - start) / 1000);
        return shareOut(place, settlementId, round === 0);
      },
      floor: async (round) => {
        const start = performance.now();
        await timesOf(loans, workers, async (index) => {
          const client = await pool.connect();
          const repaid = { loan: twin.loan + index, slices, round, whole };
          await bareRepayment(client, repaid).finally(() => client.release());
        });
        return (performance.now() - start) / 1000;
      },
    });
    await assertSettled(place, ours, size, whole);
    const work = `issued and its money booked, ${loans} loans`;
    const own = limited({ id: 'B2', work, unit: 's', better: 'less', limit: 10, measured: booked });
    return [line, own];
  } finally {
    await pool.end();
  }
}

/** Reports a month, issues what it comes to and books that it came. */
async function settle(
  place: Place,
  { partner, actor, loan }: Filled,
  round: number,
  whole: bigint,
): Promise<number> {
  const period = `2026-${String(round + 1).padStart(2, '0')}`;
  await place.sql(`
    with report as (
      insert into repayment_reports (partner_id, period, status, created_at, created_by_id, finalised_at, finalised_by_id)
      values (${partner}, '${period}', 'final', '${day.toISOString()}', ${actor}, '${day.toISOString()}', ${actor})
      returning id)
    insert into repayment_lines (report_id, loan_id, paid_on, local_amount)
    select report.id, loans.id, '2026-05-30', ${whole} * 160 from report, loans
     where partner_id = ${partner} and loans.id >= ${loan}`);
  const issued = await issueSettlement({ partnerId: partner, period, actorId: actor, now: day });
  if ('refused' in issued) throw new Error(`B2: not issued: ${issued.refused}`);
  const [settlementId = 0] = issued.settlementIds;
  const { due } = await db().settlement.findUniqueOrThrow({ where: { id: settlementId } });
  await inTransaction(async (tx) => {
    await lock(tx, 'partner', partner);
    const reference = `bench-${settlementId}`;
    const came = { partnerId: partner, source: 'bank', reference, currency: 'USD' } as const;
    await bookReceipt(tx, { ...came, amount: due, now: day });
  });
  return settlementId;
}

/** Seconds until all of it has reached the lenders. */
async function shareOut(place: Place, settlementId: number, isCutOff: boolean): Promise<number> {
  const start = performance.now();
  const ids = await waiting(place);
  const stops = isCutOff ? Math.ceil(ids.length / 2) : ids.length;
  await timesOf(stops, workers, (index) => run(ids[index] ?? ''));
  if (isCutOff) {
    const { done, all } = await settlementProgress(settlementId);
    if (done < stops || done >= all)
      throw new Error(`B2: of ${all} loans ${done} are said to be done`);
    // Some had not been marked as done: whoever goes on finds that they are.
    await timesOf(ids.length, workers, (index) => run(ids[index] ?? ''));
  }
  await allMarked();
  const took = (performance.now() - start) / 1000;
  const { status } = await db().settlement.findUniqueOrThrow({ where: { id: settlementId } });
  if (status !== 'closed') throw new Error(`B2: the settlement is ${status}`);
  return took;
}

async function waiting(place: Place): Promise<string[]> {
  const { rows } = await place.sql(`
    select id::text from outbox where name = 'repayment.distribute' and done_at is null order by id`);
  return (rows as { id: string }[]).map(({ id }) => id);
}

const run = (outboxId: string) =>
  runJob(
    { name: 'repayment.distribute', data: { outboxId }, attemptsMade: 0, opts: {} } as RunnableJob,
    undefined,
  );

interface Filled {
  readonly partner: number;
  readonly actor: number;
  /** The first; the others have the numbers after it. */
  readonly loan: number;
}

/** A partner with so many loans, each slice another lender's; on their accounts is more than will ever move, but nothing has come yet. */
async function fill(place: Place, { loans, slices }: Size): Promise<Filled> {
  const at = day.toISOString();
  const amount = principal * slices;
  const guarded = ['loans', 'slices', 'slice_owners', 'borrowers'];
  const triggers = (word: string) =>
    place.sql(guarded.map((table) => `alter table ${table} ${word} trigger user`).join(';'));
  await triggers('disable');
  const { rows } = await place.sql(`
    with partner as (
      insert into partners (slug, name, country, zone, is_demo, created_at)
      values ('made-' || gen_random_uuid(), 'Made', 'ID', 'UTC', false, '${at}') returning id),
    actor as (
      insert into people (email, name, created_at)
      select 'made-' || id || '@made.example', 'Made', '${at}' from partner returning id),
    borrower as (
      insert into borrowers (partner_id, first_name, country, is_demo, created_at)
      select id, 'Sari', 'ID', false, '${at}' from partner returning id, partner_id),
    made as (
      insert into loans (slug, partner_id, borrower_id, status, use, sector, activity, country, local_currency,
                         local_amount, currency, amount, share_size, raised, posted_rate, nonpayment_liability,
                         currency_liability, created_at, is_demo)
      select 'made-' || gen_random_uuid(), partner_id, id, 'in_repayment', 'to sell', 'food', 'stall', 'ID', 'IDR',
             ${localOf(amount)}, 'USD', ${amount}, 1, ${amount}, 16000, 'lender', 'partner', '${at}', false
        from borrower, generate_series(1, ${loans}) returning id)
    select partner.id as partner, actor.id as actor, (select min(id) from made) as loan from partner, actor`);
  const found = rows[0] as Filled;
  await place.sql(`
    create temporary table lenders as
    with made as (
      insert into people (email, name, created_at)
      select 'l' || n || '-${found.loan}@made.example', 'Lender', '${at}' from generate_series(0, ${loans * slices - 1}) n
      returning id)
    select id, row_number() over (order by id) - 1 as n from made;
    insert into accounts (name, currency, side, may_go_below_zero)
    select 'lender:' || id, 'USD', 'credit', false from lenders;
    insert into slices (loan_id, number, account, lender_id, principal, created_at)
    select ${found.loan} + n / ${slices}, 1 + n % ${slices}, 'lender:' || id, id, ${principal}, '${at}' from lenders;
    drop table lenders;
    insert into slice_owners (slice_id, account, since, reason)
    select id, account, created_at, 'funded' from slices where loan_id >= ${found.loan};
    insert into accounts (name, currency, side, may_go_below_zero, balance)
    select 'loan:' || l.id || ':' || word, 'USD', side::account_side, false, case word when 'collected' then 0 else l.amount end
      from loans l, (values ('outstanding', 'debit'), ('lent', 'credit'), ('collected', 'credit')) as v(word, side)
     where l.id >= ${found.loan}`);
  await triggers('enable');
  return found;
}

/** What came is with the lenders, to the cent, once, and nothing is left on the way. */
async function assertSettled(
  place: Place,
  filled: Filled,
  size: Size,
  whole: bigint,
): Promise<void> {
  const times = BigInt(size.rounds + 1);
  const all = whole * BigInt(size.loans) * times;
  const own = `loan_id in (select id from loans where partner_id = ${filled.partner})`;
  const { rows } = await place.sql(`
    select (select sum(repaid) from slices where ${own})::text as repaid,
           (select sum(p.cash) from slice_payments p join slices s on s.id = p.slice_id where ${own})::text as paid,
           (select sum(a.balance) from accounts a join slices s on s.account = a.name where ${own})::text as balances,
           (select sum(cash) from receipt_lines where ${own} and distributed_at is not null)::text as came`);
  for (const [what, amount] of Object.entries(rows[0] as Record<string, string>))
    if (amount !== String(all)) throw new Error(`B2: ${what} is ${amount}, and ${all} came`);
  const { rows: left } = await place.sql(`
    select name from accounts a where a.name like 'loan:%:collected' and a.balance <> 0
       and exists (select from loans l where l.partner_id = ${filled.partner} and a.name = 'loan:' || l.id || ':collected')`);
  if (left.length > 0) throw new Error(`B2: money is left at ${left.length} loans`);
}
