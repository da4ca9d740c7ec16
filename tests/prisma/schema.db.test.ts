import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { schemaSql } from '#tests/support/schema-sql.ts';

const catalogue = `
  select 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' '
         || coalesce(character_maximum_length::text, '') || ' ' || coalesce(numeric_precision::text || ',' || numeric_scale, '')
         -- Prisma cannot say of a list that it is never null.
         || case when udt_name like '\\_%' then '' else
              ' ' || is_nullable || ' ' || coalesce(regexp_replace(column_default, '::\\w+', ''), '') end as line
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
   where table_schema = 'public' and table_name <> '_prisma_migrations' and table_type = 'BASE TABLE'
  union all
  select 'index ' || indexdef from pg_indexes where schemaname = 'public'
     and tablename <> '_prisma_migrations' and indexdef not like '% WHERE %'
     -- Of the journals that reverse another, which Prisma says of all.
     and indexname not in ('outbox_not_relayed', 'outbox_not_done', 'journals_reverses_id_key') and indexdef not like '%gin_trgm_ops%'
  union all
  select 'key ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
   where contype = 'f' and connamespace = 'public'::regnamespace
  union all
  select 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder)
    from pg_type t join pg_enum e on e.enumtypid = t.oid
   where t.typnamespace = 'public'::regnamespace group by t.typname
  order by 1`;

async function linesOf(url: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(catalogue);
    return rows.map((row) => row.line);
  } finally {
    await client.end();
  }
}

describe('schema.prisma', () => {
  it('says what the migrations make', async () => {
    const { ownerUrl } = inject('postgres');
    const name = `schema_${randomBytes(4).toString('hex')}`;
    const at = (database: string) => ownerUrl.replace(/\/[^/]*$/, `/${database}`);
    const admin = new pg.Client(at('postgres'));
    await admin.connect();
    await admin.query(`create database ${name}`);
    const scratch = new pg.Client(at(name));
    await scratch.connect();
    try {
      await scratch.query('create extension if not exists citext');
      await scratch.query(await schemaSql('prisma/schema.prisma', at(name)));
      expect(await linesOf(at(name))).toEqual(await linesOf(ownerUrl));
    } finally {
      await scratch.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    }
  });
});
