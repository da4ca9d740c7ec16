import { asCurrency } from '#app/money/currencies.ts';
import { decimalOf } from '#app/money/money.ts';
import { db } from '#app/platform/db.ts';

/**
 * Prints what a stage of the story moved: accounts of one kind together, in
 * their natural direction, with what they hold after it.
 */
export class LedgerTable {
  private last = 0n;

  /** @returns the table as text; empty when nothing moved. */
  async since(title: string): Promise<string> {
    const rows = await db().$queryRaw<
      { kind: string; currency: string; moved: bigint; holds: bigint }[]
    >`
      with kinds as (select id, regexp_replace(name, ':\\d+', ':*') as kind, currency, side, balance from accounts)
      select k.kind, k.currency,
             coalesce(sum(case when k.side = 'debit' then p.amount else -p.amount end), 0)::bigint as moved,
             (select sum(o.balance) from kinds o where o.kind = k.kind and o.currency = k.currency)::bigint as holds
        from kinds k join postings p on p.account_id = k.id
       where p.journal_id > ${this.last}
       group by k.kind, k.currency order by k.kind`;
    const [newest] = await db().$queryRaw<
      { id: bigint | null }[]
    >`select max(id) as id from journals`;
    this.last = newest?.id ?? this.last;
    if (rows.length === 0) return `\n${title}\n  (no money moved)`;
    const lines = rows.map((row) => {
      const write = (amount: bigint) =>
        decimalOf({ amount, currency: asCurrency(row.currency) }).padStart(13);
      const sign = row.moved > 0n ? '+' : '';
      return `  ${row.kind.padEnd(26)}${(sign + write(row.moved).trim()).padStart(13)}${write(row.holds)}`;
    });
    const heading = `  ${'account'.padEnd(26)}${'moved'.padStart(13)}${'holds'.padStart(13)}`;
    return ['', title, heading, ...lines].join('\n');
  }
}
