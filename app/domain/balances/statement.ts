import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { historyOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { ordersByJournal, partsOf } from './checkout-parts.ts';
import { balancesAtEnds, newestJournals } from './newest-journals.ts';
import { type Period, boundsOf } from './statement-period-rules.ts';

/** One line of a lender's statement; `kind` says what happened, `loanName` to what. */
export interface StatementLine {
  readonly journalId: bigint;
  readonly at: Date;
  readonly kind: string;
  readonly loanSlug: string | null;
  /** Null where no loan is concerned, or where its borrower must not be named. */
  readonly loanName: string | null;
  readonly card: string | null;
  readonly orderId: number | null;
  readonly payoutId: number | null;
  readonly amount: bigint;
  readonly balance: bigint;
}

/** A journal as it moved the lender's balance. */
interface Moved {
  readonly journalId: bigint;
  readonly key: string;
  readonly kind: string;
  readonly bookedAt: Date;
  readonly amount: bigint;
}

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
  const ends = await balancesAtEnds(asked);
  const found = await newestJournals({ ...asked, most: most + 1 });
  const ids = found.flatMap(({ key }) => /^checkout:(\d+)$/.exec(key)?.[1] ?? []).map(Number);
  const orders = await ordersByJournal(lenderId, currency, ids);
  const moved = found.reduce((sum, journal) => sum + journal.amount, 0n);
  const lines = await linesOf(found.toReversed(), orders, ends.closing - moved);
  return { ...ends, lines: lines.slice(-most), hasMore: lines.length > most };
}

async function linesOf(
  history: readonly Moved[],
  orders: Awaited<ReturnType<typeof ordersByJournal>>,
  opening: bigint,
): Promise<StatementLine[]> {
  const loans = await loansById(history.map((line) => loanIdOf(line.key)));
  const lines: StatementLine[] = [];
  let balance = opening;
  const add = (line: Omit<StatementLine, 'balance'>) => {
    balance += line.amount;
    lines.push({ ...line, balance });
  };
  for (const journal of history) {
    const base = {
      journalId: journal.journalId,
      at: journal.bookedAt,
      kind: journal.kind,
      loanSlug: null,
      loanName: null,
      card: null,
      orderId: null,
      payoutId: null,
    };
    const order = orders.get(journal.key);
    if (order) {
      const parts = partsOf(order).map((part) => ({ ...base, ...part, orderId: order.id }));
      const sum = parts.reduce((total, part) => total + part.amount, 0n);
      if (sum !== journal.amount) {
        throw new Error(`order ${order.id}: its parts are ${sum}, its journal ${journal.amount}`);
      }
      parts.forEach(add);
      continue;
    }
    const loan = loans.get(loanIdOf(journal.key) ?? 0);
    const payoutId = /^payout:(\d+):/.exec(journal.key)?.[1];
    add({
      ...base,
      amount: journal.amount,
      loanSlug: loan?.slug ?? null,
      loanName: loan?.name ?? null,
      payoutId: payoutId ? Number(payoutId) : null,
    });
  }
  return lines;
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

function loanIdOf(key: string): number | null {
  const match = /^(?:distribute:\d+|expire|withdraw|refund):(\d+)$/.exec(key);
  return match ? Number(match[1]) : null;
}

async function loansById(ids: readonly (number | null)[]) {
  const wanted = ids.filter((id): id is number => id !== null);
  const loans = await db().loan.findMany({
    where: { id: { in: wanted } },
    include: { borrower: borrowerWithConsent },
  });
  return new Map(
    loans.map((loan) => {
      const name = nameForLender(loan.borrower);
      return [loan.id, { slug: loan.slug, name }] as const;
    }),
  );
}
