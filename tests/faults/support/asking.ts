import pg from 'pg';

/** `npm run test:long` has more to do in each test. */
export const patience = Number(process.env['FAULT_PATIENCE'] ?? 1);

/** Asks until it is so; what asking itself fails with is not the end. */
export async function untilIt(
  isSo: () => Promise<boolean>,
  seconds: number,
  what: () => string,
): Promise<void> {
  const end = performance.now() + seconds * patience * 1000;
  while (performance.now() < end) {
    if (await isSo().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it did not come about within ${seconds} seconds: ${what()}`);
}

/** One connection for many questions, one after the other; a broken one is opened anew. */
export function keptConnection(url: string) {
  let client: Promise<pg.Client> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const end = () => {
    client?.then((open) => open.end()).catch(() => undefined);
    client = undefined;
  };
  const open = async () => {
    const made = new pg.Client(url);
    made.on('error', () => (client = undefined));
    await made.connect();
    return made;
  };
  const one = async (sql: string) => {
    try {
      client ??= open();
      return await (await client).query(sql);
    } catch (error) {
      end();
      throw error;
    }
  };
  const ask = (sql: string) => {
    const answer = last.then(() => one(sql));
    last = answer.catch(() => undefined);
    return answer;
  };
  return { query: ask, end };
}

export async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

export function at(url: string, database: string): string {
  const place = new URL(url);
  place.pathname = `/${database}`;
  return place.href;
}
