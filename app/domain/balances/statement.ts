import { historyOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { ordersByJournal } from './checkout-parts.ts';
import { balancesAtEnds, newestJournals } from './newest-journals.ts';
import { type Moved, type StatementLine, linesOf } from './statement-lines.ts';
import { type Period, boundsOf } from './statement-period-rules.ts';

/**
 * Everything that moved a lender's balance, oldest first, the balance after
 * each line. A checkout is listed in its parts (card, slices, tip), which add
 * up to what its journal moved; a test and this function check that.
 *
 * @throws Error when the parts of a checkout do not add up.
 */
export async function statementOf(lenderId: number, currency: Currency): Promise<StatementLine[]> {
  const orders = await ordersByJournal(lenderId, currency);
  const history = await journalsOf(lenderId, currency, [...orders.keys()]);
  return linesOf(history, orders, 0n);
}

/**
 * The newest lines of a statement for some months, without reading those before: the balances at its two
 * ends are sums of the database.
 *
 * @param most lines at most, oldest first.
 * @throws as `statementOf`.
 */
export async function newestLines(request: {
  lenderId: number;
  currency: Currency;
  period: Period;
  most: number;
}): Promise<{ opening: bigint; closing: bigint; lines: StatementLine[]; hasMore: boolean }> {
  const { lenderId, currency, most } = request;
  const asked = { lenderId, currency, ...boundsOf(request.period) };
  const { balance, journals: found } = await newestJournals({ ...asked, most: most + 1 });
  const isWhole = asked.start === null && asked.end === null;
  const ends = isWhole ? { opening: 0n, closing: balance } : await balancesAtEnds(asked);
  const ids = found.flatMap(({ key }) => /^checkout:(\d+)$/.exec(key)?.[1] ?? []).map(Number);
  const orders =
    ids.length > 0 ? await ordersByJournal(lenderId, currency, ids) : new Map<string, never>();
  const moved = found.reduce((sum, journal) => sum + journal.amount, 0n);
  const lines = await linesOf(found.toReversed(), orders, ends.closing - moved);
  return { ...ends, lines: lines.slice(-most), hasMore: lines.length > most };
}

/**
 * The lender's journals, including checkouts that left the balance unchanged: what a card paid was
 * lent in the same journal, and belongs on the statement.
 */
async function journalsOf(
  lenderId: number,
  currency: Currency,
  checkouts: readonly string[],
): Promise<Moved[]> {
  const moved = await historyOf(db(), `lender:${lenderId}`, currency);
  const known = new Set(moved.map((line) => line.key));
  const unmoved = await db().journal.findMany({
    where: { key: { in: checkouts.filter((key) => !known.has(key)) } },
  });
  const lines = [...moved, ...unmoved.map((row) => ({ ...row, journalId: row.id, amount: 0n }))];
  return lines.sort((a, b) => (a.journalId < b.journalId ? -1 : 1));
}
