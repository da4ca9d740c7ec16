import pg from 'pg';
import { db, inTransaction } from '#app/platform/db.ts';
import { post, postAll } from '#app/ledger/post.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import { randomOf } from '#tests/support/random.ts';
import { type Line, compare, perSecond } from './compare.ts';
import type { Place } from './place.ts';

const atOnce = 8;
const full = { lenders: 100_000, accounts: 1_000_000, seconds: 5, rounds: 5 };
const small = { lenders: 100, accounts: 10_000, seconds: 0.2, rounds: 1 };

/**
 * Transfers through `post`, each in its transaction, beside the statements of TPC-B (scale 10) put
 * through node-postgres, prepared, by the same process with as many connections.
 */
export async function transfers(place: Place): Promise<Line[]> {
  const { lenders, accounts, seconds, rounds } = place.size === 'full' ? full : small;
  await fill(place, lenders);
  await fillTpcB(place, accounts);
  await place.settle();
  const random = randomOf(4);
  const pool = new pg.Pool({ connectionString: place.appUrl, max: atOnce });
  const floor = () => perSecond(seconds, atOnce, () => tpcB(pool, random, accounts));
  const lender = (number: number): AccountName => `lender:${number + 1}`;
  const zipf = () => Math.floor(lenders ** (random(1_000_000) / 1_000_000)) - 1;
  let key = 0;
  const journal = (from: AccountName, to: AccountName) => {
    key += 1;
    const movements = [{ from, to, amount: BigInt(1 + random(500)), currency: 'USD' as const }];
    return { key: `bench:${key}`, kind: 'bench', bookedAt: new Date(), movements };
  };
  const apart = (choose: () => number): [AccountName, AccountName] => {
    const one = choose();
    const other = choose();
    return [lender(one), lender(other === one ? (one + 1) % lenders : other)];
  };
  const one = (choose: () => [AccountName, AccountName]) => () =>
    perSecond(seconds, atOnce, () =>
      inTransaction(async (tx) => void (await post(tx, journal(...choose())))),
    );
  /** So many transfers in a call count as many. */
  const together = async (count: number) => {
    const calls = await perSecond(seconds, atOnce, () => {
      const journals = Array.from({ length: count }, () =>
        journal(lender(random(lenders)), 'operator'),
      );
      return inTransaction(async (tx) => void (await postAll(tx, journals)));
    });
    return calls * count;
  };
  const works = [
    ['uniform', 1.1, one(() => apart(() => random(lenders)))],
    ['Zipf', 1.1, one(() => apart(zipf))],
    ['one hot account', 0.4, one(() => [lender(random(lenders)), 'operator'])],
    ['twenty a call on the hot one', 2, () => together(20)],
  ] as const;
  const lines: Line[] = [];
  try {
    for (const [name, ratio, ours] of works)
      lines.push(
        await compare({
          id: 'B4',
          work: `transfers, c = 8: ${name}`,
          unit: 'a second',
          goal: { better: 'more', ratio },
          rounds,
          ours,
          floor,
        }),
      );
    await assertBooks();
  } finally {
    await pool.end();
  }
  return lines;
}

async function fill(place: Place, lenders: number): Promise<void> {
  await place.sql(`
    alter table journals disable trigger journal_is_balanced;
    insert into accounts (name, currency, side, may_go_below_zero, balance)
    select 'lender:' || n, 'USD', 'credit', false, 1000000000 from generate_series(1, ${lenders}) n;
    insert into accounts (name, currency, side, may_go_below_zero, balance)
    values ('bank', 'USD', 'debit', true, 1000000000::bigint * ${lenders}), ('operator', 'USD', 'either', true, 0);
    insert into journals (key, kind, request_hash, booked_at)
    select 'bench:open:' || n, 'bench', '', now() from generate_series(1, ${lenders}) n;
    insert into postings (journal_id, account_id, amount)
    select j.id, (select id from accounts where name = 'bank'), 1000000000 from journals j
    union all
    select j.id, a.id, -1000000000 from journals j
      join accounts a on a.name = 'lender:' || split_part(j.key, ':', 3);
    alter table journals enable trigger journal_is_balanced`);
}

async function fillTpcB(place: Place, accounts: number): Promise<void> {
  await place.sql(`
    create table pgbench_branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100);
    create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches select n, 0, '' from generate_series(1, 10) n;
    insert into pgbench_tellers select n, n / 10 + 1, 0, '' from generate_series(1, 100) n;
    insert into pgbench_accounts select n, n % 10 + 1, 0, '' from generate_series(1, ${accounts}) n;
    grant all on pgbench_branches, pgbench_tellers, pgbench_accounts, pgbench_history to urunan_app`);
}

async function tpcB(pool: pg.Pool, random: (below: number) => number, accounts: number) {
  const [aid, bid, tid] = [1 + random(accounts), 1 + random(10), 1 + random(100)];
  const delta = random(10_001) - 5_000;
  const client = await pool.connect();
  try {
    const put = (name: string, text: string, values: number[]) =>
      client.query({ name, text, values });
    await client.query('begin');
    await put('a', 'update pgbench_accounts set abalance = abalance + $1 where aid = $2', [
      delta,
      aid,
    ]);
    await put('b', 'select abalance from pgbench_accounts where aid = $1', [aid]);
    await put('c', 'update pgbench_tellers set tbalance = tbalance + $1 where tid = $2', [
      delta,
      tid,
    ]);
    await put('d', 'update pgbench_branches set bbalance = bbalance + $1 where bid = $2', [
      delta,
      bid,
    ]);
    await put(
      'e',
      'insert into pgbench_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)',
      [tid, bid, aid, delta],
    );
    await client.query('end');
  } finally {
    client.release();
  }
}

/** Each balance is the sum of its postings, and all of them come to zero. */
async function assertBooks(): Promise<void> {
  const wrong = await db().$queryRaw<unknown[]>`
    select a.id from accounts a join postings p on p.account_id = a.id group by a.id
    having a.balance <> sum(case a.side when 'debit' then p.amount else -p.amount end)`;
  const [all] = await db().$queryRaw<
    { sum: string }[]
  >`select sum(amount)::text as sum from postings`;
  if (wrong.length > 0 || all?.sum !== '0')
    throw new Error(`${wrong.length} balances are not the sum of their postings`);
}
