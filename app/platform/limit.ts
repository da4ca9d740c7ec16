import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** The work came to its limit: it reads and writes nothing more. */
export class OverItsLimit extends Error {
  override readonly name = 'OverItsLimit';
}

/** Work with a limit of its own, and the connections that it holds. */
export interface Limited {
  isOver: boolean;
  readonly held: Set<pg.PoolClient>;
}

const limited = new AsyncLocalStorage<Limited>();

/** The limit of whoever is asking, if they have one. */
export const limitOfWork = (): Limited | undefined => limited.getStore();

const settling = 5_000;

/**
 * Runs work that ends at its limit: the connections that it holds by then are closed, which ends
 * their statements and takes back what they have not committed, and it gets no further ones.
 *
 * @throws OverItsLimit
 */
export async function withinLimit<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  const mine: Limited = { isOver: false, held: new Set() };
  // Begun in here: Prisma asks its question only when somebody waits for the answer.
  const running = limited.run(mine, async () => await work());
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'over'>((resolve) => {
    timer = setTimeout(() => resolve('over'), seconds * 1000);
  });
  try {
    const first = await Promise.race([running, over]);
    if (first !== 'over') return first;
  } finally {
    clearTimeout(timer);
  }
  mine.isOver = true;
  await endStatements([...mine.held]);
  await Promise.race([
    running.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, settling).unref()),
  ]);
  throw new OverItsLimit(`took longer than ${seconds} s`);
}

/** Ends connections of ours on the server: to close them here would let their statements go on. */
async function endStatements(clients: readonly pg.PoolClient[]): Promise<void> {
  const pids = clients.flatMap((client) => (client as { processID?: number }).processID ?? []);
  const url = process.env['DATABASE_URL'];
  if (pids.length === 0 || !url) return;
  const ending = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  ending.on('error', () => undefined);
  try {
    await ending.connect();
    await ending.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [pids]);
  } catch {
    // The server is away, and its statements with it.
  } finally {
    await ending.end().catch(() => undefined);
  }
}
