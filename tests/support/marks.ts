import { asOwner } from './database.ts';

/** Columns whose words the code reads: another word there would be another thing. */
const wordsOfTheCode =
  /(^|[._])(language|zone|slug|kind|template|subject|key|name_hash|token_hash|hash|job_id|status|type|event_id|rounding_rule|card|photo_name|session_id|session_url|idempotency_key|digest|id)$/;

/** Writes into every text of every table whose it is. */
export async function markEveryText(): Promise<void> {
  const { rows } = await asOwner(`
    select c.table_name, c.column_name
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.udt_name in ('text', 'citext')
       and c.table_name not in ('_prisma_migrations', 'outbox', 'rate_limits', 'accounts', 'journals')`);
  for (const { table_name: table, column_name: column } of rows as Record<string, string>[]) {
    if (wordsOfTheCode.test(`${table}.${column}`)) continue;
    await asOwner(`
      alter table ${table} disable trigger user;
      update ${table} set ${column} = ${column} || ' mark:${table}.${column}:';
      alter table ${table} enable trigger user`) // Where only some words are allowed, nobody's are.
      .catch(() => undefined);
  }
}

export function marksIn(data: unknown): string[] {
  const text = JSON.stringify(data, (_, it: unknown) => (typeof it === 'bigint' ? '' : it)) ?? '';
  return [...text.matchAll(/mark:([a-z_.]+):/g)].map((found) => found[1] ?? '');
}
