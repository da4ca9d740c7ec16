import pg from 'pg';

/**
 * How a statement of SQL is put to a connection: prepared once under a name, and its answer read
 * into the same types as Prisma gives (int8 is a bigint, numeric a text).
 */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** More than all that our code says again and again, less than what would burden a server's memory. */
const mostNames = 1_000;
const names = new Map<string, string>();
/** Asked once so far. Forgotten when there are many, so that they take nobody's place. */
const seen = new Set<string>();

/**
 * The name under which a connection keeps a statement parsed and planned, from the second time on:
 * what is asked once, or has a list of another length each time, gets none.
 */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  if (!seen.delete(text)) {
    if (seen.size >= mostNames) seen.clear();
    seen.add(text);
    return undefined;
  }
  const name = `urunan_${names.size + 1}`;
  names.set(text, name);
  return name;
}

const { builtins } = pg.types;
const int8s = 1016;
const texts = 1009;
const readTexts = pg.types.getTypeParser(texts as never) as (text: string) => (string | null)[];

const readers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [int8s, (text) => readTexts(text).map((one) => (one === null ? null : BigInt(one)))],
  [builtins.NUMERIC, (text) => text],
  [builtins.DATE, (text) => new Date(`${text}T00:00:00Z`)],
  [builtins.TIMESTAMP, (text) => new Date(`${text.replace(' ', 'T')}Z`)],
]);

const types = {
  getTypeParser: (oid: number, format?: string) =>
    (format !== 'binary' && readers.get(oid)) ||
    pg.types.getTypeParser(oid as never, format as never),
} as pg.CustomTypesConfig;

type Asker = Pick<pg.ClientBase, 'query'>;

export async function ask<Row>(client: Asker, { text, values }: Statement): Promise<Row[]> {
  return (await put(client, text, values)).rows as Row[];
}

/** How many rows it wrote. */
export async function write(client: Asker, { text, values }: Statement): Promise<number> {
  return (await put(client, text, values)).rowCount ?? 0;
}

async function put(client: Asker, text: string, values: readonly unknown[]) {
  return client.query({ name: nameOf(text), text, values: [...values], types });
}
