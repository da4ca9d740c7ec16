import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Tx, inSnapshot } from '#app/platform/db.ts';
import { namesByKind } from './accounts.ts';
import { type BooksFailure, askChecks, askedAnew, checksFolder, useMemory } from './check-books.ts';

/** What a check saw: the next one asks about what it did not. It means something in this database alone. */
export interface Mark {
  readonly at: Date;
  /** As pg_current_snapshot() says it. */
  readonly snapshot: string;
  readonly database: string;
  /** What was owed, what lenders sent by bank and what Stripe booked, by currency, in minor units. */
  readonly totals: unknown;
}

export interface Checked {
  readonly failures: readonly BooksFailure[];
  /** Null where rows have numbers of transactions of another server, which are still to come in this one. */
  readonly mark: Mark | null;
  /** What accounts had that the next check need not add up again. */
  readonly balances: readonly { readonly id: number; readonly balance: bigint }[];
}

/** Which checks are asked of which part of a day: the files of prisma/checks/of-a-day say what that is. */
export const partsOfADay: readonly { readonly file: string; readonly checks: RegExp }[] = [
  { file: '1-moved', checks: /^0[123]_/ },
  { file: '2-loans', checks: /^(04|05|06|09|10|11|13|14|15|16|18|22)_/ },
  { file: '3-people', checks: /^(08|12|17|19|20|21|23|25|27)_/ },
  { file: '4-totals', checks: /^(07|24|26)_/ },
];

/** More postings than that are not added up again every day. */
const fewPostings = 10;

/** All checks of the whole books. @param at what the clock says */
export async function checkWhole(at: Date): Promise<Checked> {
  return inSnapshot(async (tx) => {
    await useMemory(tx);
    const failures = await askChecks(tx, /./);
    const balances = await tx.$queryRaw<Checked['balances']>`
      SELECT a.id, a.balance FROM accounts a
       WHERE a.id IN (SELECT account_id FROM postings GROUP BY 1 HAVING count(*) > ${fewPostings})
          OR a.id IN (SELECT account_id FROM checked_balances)`;
    return { failures, balances, mark: await markOf(tx, at, await totalsOf(tx)) };
  });
}

/**
 * All checks, of what was booked since the mark and of whatever that touched: its accounts, loans,
 * lenders and partners. What somebody changed past the books, and nothing since touched, only the
 * whole check sees.
 */
export async function checkDay(at: Date, since: Mark): Promise<Checked> {
  return inSnapshot(async (tx) => {
    await useMemory(tx);
    await tx.$queryRaw`
      SELECT set_config('urunan.mark', ${since.snapshot}, true),
             set_config('urunan.since', ${since.at.toISOString()}, true),
             set_config('urunan.totals', ${JSON.stringify(since.totals)}, true),
             set_config('urunan.account_names', ${JSON.stringify(namesByKind)}, true),
             set_config('urunan.cover', pg_get_viewdef('cover'::regclass), true)`;
    await runFile(tx, 'touched');
    const balances = await tx.$queryRaw<Checked['balances']>`
      SELECT a.id, a.balance FROM moved m JOIN accounts a ON a.id = m.id`;
    const failures: BooksFailure[] = [];
    let totals: unknown;
    for (const { file, checks } of partsOfADay) {
      await tx.$executeRaw`SAVEPOINT part`;
      await runFile(tx, file);
      failures.push(...(await askChecks(tx, checks)));
      if (file === '4-totals') totals = await totalsOf(tx);
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT part`;
    }
    failures.sort((a, b) => (a.check < b.check ? -1 : 1));
    return { failures, balances, mark: await markOf(tx, at, totals) };
  });
}

/** Whether the mark was made in the database that is asked: it may have been restored elsewhere. */
export async function isHere(mark: Mark): Promise<boolean> {
  const [here] = await inSnapshot(async (tx) => databaseOf(tx));
  return here?.database === mark.database;
}

/** Several statements at once: as the body of a block, views made before hide the tables behind them. */
async function runFile(tx: Tx, name: string): Promise<void> {
  const statements = await readFile(path.join(checksFolder, 'of-a-day', `${name}.sql`), 'utf8');
  await tx.$executeRawUnsafe(`DO $day$ BEGIN\n${statements}\nEND $day$`);
}

async function totalsOf(tx: Tx): Promise<unknown> {
  const [row] = await tx.$queryRawUnsafe<{ totals: unknown }[]>(
    askedAnew(`
    SELECT coalesce(jsonb_agg(t), '[]') AS totals
      FROM (SELECT 'owed' AS what, currency, owed AS amount FROM cover
            UNION ALL
            SELECT 'stripe_lines', currency, sum(amount - fee) FROM balance_transactions GROUP BY 2
            UNION ALL
            SELECT 'deposits', currency, sum(came - taken_back) FROM public.deposit_accounts GROUP BY 2) t`),
  );
  return row?.totals;
}

async function databaseOf(tx: Tx) {
  return tx.$queryRaw<{ database: string }[]>`
    SELECT system_identifier || ':' || oid AS database
      FROM pg_control_system(), pg_database WHERE datname = current_database()`;
}

async function markOf(tx: Tx, at: Date, totals: unknown): Promise<Mark | null> {
  const [numbers] = await tx.$queryRaw<{ areOfAnother: boolean }[]>`
    SELECT EXISTS (SELECT FROM journals
                    WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
        OR EXISTS (SELECT FROM balance_transactions
                    WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
        AS "areOfAnother"`;
  if (!numbers || numbers.areOfAnother) return null;
  const [seen] = await tx.$queryRaw<{ snapshot: string }[]>`
    SELECT pg_current_snapshot()::text AS snapshot`;
  const [here] = await databaseOf(tx);
  if (!seen || !here) throw new Error('the database did not say what it saw');
  return { at, snapshot: seen.snapshot, database: here.database, totals };
}
