import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { SettingsDoNotFit } from './env.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { NoPlace, type Patience, Places, isOfTheWay } from './places.ts';
import { answersPages } from './process.ts';
import { nameOf } from './statements.ts';
import { connectionToJoin, openTransaction, sqlOf } from './transaction.ts';

/**
 * The database as the application sees it: the restricted login, one pool of connections per
 * process (places.ts).
 */
const ofWork: Patience = {
  places: 10,
  perAddress: 10,
  untilStuck: 15_000,
  longest: 30_000,
  statement: 0,
  lock: 0,
};

/** A page says that it cannot be answered now rather than let its reader wait. */
const ofPages: Patience = {
  places: 10,
  perAddress: 6,
  untilStuck: 2_000,
  longest: 15_000,
  statement: 10_000,
  lock: 2_000,
};

/** One for the process: it keeps how each question is put in SQL, which takes longer than most answers. */
let ofModels: PrismaClient | undefined;
let client: PrismaClient | undefined;
let places: Places | undefined;

export function db(): PrismaClient {
  if (inside.getStore() && mayOnlyUseItsOwn)
    throw new Error('a second connection inside a transaction: read with tx, not with db()');
  client ??= withSql(prisma());
  return client;
}

function prisma(): PrismaClient {
  ofModels ??= new PrismaClient({
    adapter: new PrismaPg(placesOfNow, {
      // No name is a name to pg, if not to the adapter's types.
      statementNameGenerator: ({ sql }) => nameOf(sql) as string,
    }),
    // The other forms look up the line that asked: in a built server of 60,000 lines that stops all
    // else for a second when many pages are refused at once, and costs a stack with each question.
    errorFormat: 'minimal',
  });
  return ofModels;
}

/** Statements of SQL go past Prisma: it takes twice as long for the same. */
function withSql(prisma: PrismaClient): PrismaClient {
  const sql = sqlOf(placesOfNow);
  return new Proxy(prisma, {
    get: (_, name) =>
      name in sql ? sql[name as keyof typeof sql] : (Reflect.get(prisma, name) as unknown),
  });
}

/** Closes its connections; whoever asks again is connected to what the settings name then. */
export async function closeDb(): Promise<void> {
  const open = places;
  places = undefined;
  await open?.end();
}

/** To the client always the same, whatever is opened and closed behind it. */
const placesOfNow = new Proxy(Object.create(Places.prototype) as Places, {
  get: (_, name) => {
    places ??= opened();
    if (name === 'connect') return async () => connectionToJoin() ?? places?.connect();
    const value: unknown = Reflect.get(places, name);
    return typeof value === 'function' ? (value.bind(places) as unknown) : value;
  },
});

function opened(): Places {
  const connectionString = process.env['DATABASE_URL'];
  if (!connectionString)
    throw new SettingsDoNotFit('DATABASE_URL is not set; give postgres://app-login@host/database.');
  const made = new Places(connectionString, answersPages() ? ofPages : ofWork);
  // A connection that breaks while nobody uses it is not missed; whoever uses one hears of it.
  made.on('error', () => undefined);
  return made;
}

/**
 * Code that holds a connection and waits for a second one may wait for ever if all others do the
 * same; nor does it see its own writes.
 */
const inside = new AsyncLocalStorage<true>();
let mayOnlyUseItsOwn = false;

/** For tests: throws when something is read outside the transaction in progress. */
export function assertOneConnection(): void {
  mayOnlyUseItsOwn = true;
}

/** A row that somebody asks for by its number and that is not there. */
export class NoSuchRow extends Error {
  override readonly name = 'NoSuchRow';
}

/** Whether something failed because a row that was asked for is not there. */
export function isAbsent(error: unknown): boolean {
  return error instanceof NoSuchRow || (error as { code?: string } | null)?.code === 'P2025';
}

declare const insideTransaction: unique symbol;

/** A transaction in progress. Only `inTransaction` makes one. */
export type Tx = Prisma.TransactionClient & { readonly [insideTransaction]: true };

const attempts = 5;

/**
 * Runs the work in one transaction, which is retried, so it must be safe to run again from its start:
 * nothing outside the database may happen in it.
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(() => once('BEGIN', work));
}

/**
 * Serialization failures and deadlocks are retried, here and nowhere else: for `inTransaction`, and for a
 * statement that is a transaction of its own.
 */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
      await new Promise((resolve) =>
        setTimeout(resolve, 10 * 2 ** attempt * (0.5 + Math.random())),
      );
    }
  }
}

/** Several questions about one moment: what is written meanwhile, none of them sees. */
export async function inSnapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return once('BEGIN ISOLATION LEVEL REPEATABLE READ', work);
}

async function once<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const connection = await placesOfNow.connect();
  // A connection that breaks says so twice: by this, and by the answer to what was asked.
  const ignore = () => undefined;
  connection.on('error', ignore);
  let broken: Error | undefined;
  try {
    await connection.query(begin);
    const transaction = openTransaction(connection, prisma);
    try {
      const answer = await inside
        .run(true, () => work(transaction.tx as unknown as Tx))
        .finally(() => transaction.leave());
      const { command } = await connection.query('COMMIT');
      if (command !== 'COMMIT')
        throw new Error('nothing was written: a statement failed, and whoever asked it went on');
      return answer;
    } catch (error) {
      await connection.query('ROLLBACK').catch((failure: Error) => (broken = failure));
      throw error;
    }
  } finally {
    connection.removeListener('error', ignore);
    connection.release(broken);
  }
}

const passing = /\b(40001|40P01)\b|TransactionWriteConflict|deadlock detected/;

function isPassing(error: unknown): boolean {
  return passing.test(errorText(error));
}

/** Prisma's codes of a server that is not to be had: unreachable, silent, closed, no place, no transaction. */
const awayCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/** PostgreSQL's own: ended, shutting down, starting, full; a statement or a lock that took too long. */
const awayStates = /^(08...|57P0[1-5]|57014|53300|55P03)$/;
const awayWords =
  /^Connection terminated|^Query read timeout|^timeout exceeded when trying to conn/;

/**
 * Whether something failed because the database was not to be had: it cannot be reached, is
 * starting or stopping, has no connection left, or what was asked for is locked for too long. The
 * same may work in a moment.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, meta, cause } = error as Error & {
    code?: string;
    meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } };
  };
  const driver = meta?.driverAdapterError?.cause;
  return (
    error instanceof NoPlace ||
    isOfTheWay(error) ||
    awayCodes.has(code ?? '') ||
    awayStates.test(driver?.originalCode ?? ('severity' in error ? (code ?? '') : '')) ||
    awayWords.test(error.message) ||
    isDatabaseAway(cause)
  );
}

/** Everything a database error says, including the codes of its causes. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, meta, cause } = error as Error & { code?: string; meta?: unknown };
  return [error.message, code, JSON.stringify(meta ?? ''), cause ? errorText(cause) : ''].join(' ');
}
