import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { historyOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { ordersByJournal, partsOf } from './checkout-parts.ts';

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
  const loans = await loansById(history.map((line) => loanIdOf(line.key)));
  const lines: StatementLine[] = [];
  let balance = 0n;
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
async function journalsOf(lenderId: number, currency: Currency, checkouts: readonly string[]) {
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
