import type { Take } from './stage.ts';

/**
 * Everything that a database holds, table by table, so that a troubled run can be held against an
 * untroubled one. Left out is only what must differ: instants, the running numbers of what is written by
 * the way, and what tells of the trouble itself.
 */
const ofTheTrouble = [
  'outbox.relayed_at',
  'outbox.lost_at',
  'outbox.times_lost',
  'mails.job_id',
  // Made up at random.
  'orders.idempotency_key',
  'payout_parts.idempotency_key',
  // Slices are numbered as they are placed.
  'slices.id',
  'slices.number',
  'slice_owners.slice_id',
];
/** Tables of nobody's money whose rows come and go by themselves. */
const passing = new Set([
  '_prisma_migrations',
  'rate_limits',
  'stripe_cursors',
  'sessions',
  'search_words',
  'books_checks',
]);
/** What is numbered as it comes. */
const running = new Set([
  'transaction',

  'journal_id',
  'outbox_id',
  'reverses_id',
  'mail_id',
  'balance_transaction_id',
]);

interface Column {
  table: string;
  column: string;
  type: string;
}

export type Whole = Record<string, string[]>;

/**
 * Two receipts of one loan may be shared out in either order, which shares their cents differently
 * between the two: what each slice and each account comes to must be the same.
 */
const summed: Record<string, string> = {
  postings: `
    select a.name, a.currency, j.kind, count(*) as postings, sum(p.amount)::text as amount
      from postings p join accounts a on a.id = p.account_id join journals j on j.id = p.journal_id
     group by 1, 2, 3`,
  // The rounds of the schedule come as time goes by.
  outbox: 'select name, payload, done_at is null as waits from outbox where key is null',
  slice_payments: `
    select slice_id, sum(cash)::text as cash, sum(currency_loss)::text as loss, sum(gain)::text as gain
      from slice_payments group by 1`,
};

export async function wholeOf(take: Take): Promise<Whole> {
  const columns = await take.ask<Column>(`
    select c.table_name as table, c.column_name as column, c.data_type as type
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`);
  const whole: Whole = {};
  for (const table of new Set(columns.map((one) => one.table))) {
    if (passing.has(table)) continue;
    const left = columns
      .filter((one) => one.table === table && isLeftOut(one))
      .map((one) => `'${one.column}'`);
    const without = left.length > 0 ? ` - array[${left.join(', ')}]` : '';
    const rows = await take.ask<{ row: string }>(
      `select (to_jsonb(t)${without})::text as row from (${summed[table] ?? `select * from "${table}"`}) t order by 1`,
    );
    whole[table] = rows.map(({ row }) => row);
  }
  return whole;
}

function isLeftOut({ table, column, type }: Column): boolean {
  return (
    type.startsWith('timestamp') ||
    (column === 'id' && type !== 'text' && !['loans', 'orders', 'people'].includes(table)) ||
    running.has(column) ||
    ofTheTrouble.includes(`${table}.${column}`)
  );
}
