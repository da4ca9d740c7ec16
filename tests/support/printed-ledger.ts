import { asCurrency } from '#app/money/currencies.ts';
import { decimalOf } from '#app/money/money.ts';
import { db } from '#app/platform/db.ts';

/**
 * The ledger as a table: each journal, and each account it moved in that
 * account's natural direction. Lenders are called by their names, so that it reads as the story
 * it tells. What a story expects is this text.
 */
export async function printedLedger(since = 0n): Promise<string> {
  const rows = await db().$queryRaw<
    { id: bigint; kind: string; name: string; currency: string; amount: bigint }[]
  >`select j.id, j.kind, a.name, a.currency,
           case when a.side = 'debit' then p.amount else -p.amount end as amount
      from journals j join postings p on p.journal_id = j.id join accounts a on a.id = p.account_id
     where j.id > ${since}
     order by j.id, a.side, a.name`;
  const people = await db().person.findMany({ select: { id: true, name: true } });
  const nameOf = new Map(people.map(({ id, name }) => [String(id), name]));
  const shown = (account: string) =>
    account.replace(/^lender:(\d+)/, (whole, id: string) => nameOf.get(id) || whole);
  const lines: string[] = [];
  let last = 0n;
  for (const row of rows) {
    if (row.id !== last) lines.push(row.kind);
    last = row.id;
    const amount = decimalOf({ amount: row.amount, currency: asCurrency(row.currency) });
    lines.push(`  ${shown(row.name).padEnd(26)} ${amount.padStart(10)}`);
  }
  return `\n${lines.join('\n')}\n`;
}

export async function newestJournal(): Promise<bigint> {
  const newest = await db().journal.findFirst({ orderBy: { id: 'desc' } });
  return newest?.id ?? 0n;
}
