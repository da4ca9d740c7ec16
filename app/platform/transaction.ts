import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { type Statement, ask, write } from './statements.ts';

/**
 * One transaction, and two ways to speak in it: statements of SQL go to its connection as they are,
 * which costs a third of what Prisma takes for the same; whoever asks by Prisma's models lets Prisma
 * join it. Prisma believes that it began and ends the transaction; it does neither.
 */
export interface Transaction {
  readonly tx: Prisma.TransactionClient;
  /** To be called before the transaction ends, however it ends. */
  leave(): Promise<void>;
}

const joining = new AsyncLocalStorage<pg.PoolClient>();

/** What Prisma is given instead of a connection of its own, if it is joining a transaction. */
export function connectionToJoin(): pg.PoolClient | undefined {
  const client = joining.getStore();
  return client && guestOf(client);
}

const ofTransactions = /^(BEGIN|COMMIT|ROLLBACK)$/;

/** Longer than any transaction may take: ours ends first. */
const longest = { maxWait: 15_000, timeout: 600_000 };

export function openTransaction(client: pg.PoolClient, prisma: () => PrismaClient): Transaction {
  let joined: Promise<Prisma.TransactionClient> | undefined;
  let left: Promise<unknown> = Promise.resolve();
  let leave = () => undefined as void;
  const join = () => {
    joined ??= new Promise((resolve, reject) => {
      const isOver = new Promise<void>((over) => (leave = over));
      left = joining.run(client, async () =>
        prisma().$transaction(async (tx) => {
          resolve(tx);
          await isOver;
        }, longest),
      );
      left.catch(reject);
    });
    return joined;
  };
  return {
    tx: speaking(sqlOf(client), join),
    leave: async () => {
      leave();
      // That it could not say goodbye changes nothing: the transaction is ended by whoever began it.
      await left.catch(() => undefined);
    },
  };
}

/** Statements as they are; a bare text is for those who put it together from parts of their own. */
export function sqlOf(client: Pick<pg.ClientBase, 'query'>) {
  const of = (strings: TemplateStringsArray | Prisma.Sql, values: unknown[]): Statement =>
    'text' in strings ? strings : Prisma.sql(strings, ...(values as Prisma.Sql[]));
  return {
    $queryRaw: (strings: TemplateStringsArray, ...values: unknown[]) =>
      ask(client, of(strings, values)),
    $executeRaw: (strings: TemplateStringsArray, ...values: unknown[]) =>
      write(client, of(strings, values)),
    $queryRawUnsafe: (text: string, ...values: unknown[]) => ask(client, { text, values }),
    $executeRawUnsafe: (text: string, ...values: unknown[]) => write(client, { text, values }),
  };
}

type Model = Record<string, (...asked: unknown[]) => unknown>;

/** The client of a transaction; each model joins Prisma when something is asked of it. */
function speaking(
  sql: ReturnType<typeof sqlOf>,
  join: () => Promise<Prisma.TransactionClient>,
): Prisma.TransactionClient {
  const models = new Map<string, Model>();
  const modelOf = (name: string): Model =>
    new Proxy({} as Model, {
      get:
        (_, verb: string) =>
        async (...asked: unknown[]) => {
          const tx = (await join()) as unknown as Record<string, Model>;
          return tx[name]?.[verb]?.(...asked);
        },
    });
  return new Proxy(sql, {
    get: (_, name) => {
      if (typeof name !== 'string' || name === 'then') return undefined;
      if (name in sql) return sql[name as keyof typeof sql];
      let model = models.get(name);
      if (!model) models.set(name, (model = modelOf(name)));
      return model;
    },
  }) as unknown as Prisma.TransactionClient;
}

const nothing = { rows: [], fields: [], rowCount: 0, command: '', oid: 0 };

/** The connection as Prisma sees it while it is a guest: it neither begins, ends nor gives it back. */
function guestOf(client: pg.PoolClient): pg.PoolClient {
  const query = async (asked: { text: string }) =>
    ofTransactions.test(asked.text) ? nothing : client.query(asked);
  return new Proxy(client, {
    get: (_, name) => {
      if (name === 'query') return query;
      if (name === 'release') return () => undefined;
      const value: unknown = Reflect.get(client, name);
      return typeof value === 'function' ? (value.bind(client) as unknown) : value;
    },
  });
}
