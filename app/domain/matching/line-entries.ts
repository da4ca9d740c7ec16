import type { LinePart } from '#app/domain/approvals/bank-line-parts.ts';
import type { Tx } from '#app/platform/db.ts';
import type { BankLine } from '#app/platform/generated/client.ts';
import { DoesNotFit } from './does-not-fit.ts';
import { unmatchedJournals } from './unmatched-journals.ts';

export async function newestJournal(tx: Tx): Promise<bigint> {
  const { _max } = await tx.journal.aggregate({ _max: { id: true } });
  return _max.id ?? 0n;
}

interface Entry {
  readonly journalId: bigint;
  readonly amount: bigint;
}

/** What the verbs moved at the bank in this transaction. */
export async function madeSince(tx: Tx, before: bigint, currency: string): Promise<Entry[]> {
  return tx.$queryRaw<Entry[]>`
    select j.id as "journalId", p.amount
      from journals j
      join postings p on p.journal_id = j.id
      join accounts a on a.id = p.account_id and a.name = 'bank' and a.currency = ${currency}
     where j.id > ${before} and j.transaction = pg_current_xact_id()::text::bigint
     order by j.id`;
}

/** What stood in the books before: of several journals the earlier first, each up to what it still is. */
export async function standing(
  tx: Tx,
  line: BankLine,
  parts: readonly LinePart[],
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { kind, target, amount } of parts) {
    if (kind !== 'booked' && kind !== 'before') continue;
    const open = await unmatchedJournals({ currency: line.currency }, tx);
    const taken = new Set(entries.map((entry) => entry.journalId));
    const meant = open.filter(({ id, bookedAt }) =>
      kind === 'before' ? bookedAt <= endOf(target) : target.split('+').includes(String(id)),
    );
    let left = amount;
    for (const { id, amount: still } of meant.filter(({ id: one }) => !taken.has(one))) {
      const part = kind === 'before' || size(still) <= size(left) ? still : left;
      if (part === 0n) continue;
      entries.push({ journalId: id, amount: part });
      left -= part;
    }
    if (left !== 0n) throw new DoesNotFit('part_does_not_fit');
  }
  return entries;
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount);
const endOf = (day: string) => new Date(`${day}T23:59:59.999Z`);
