import { type Named, nameSeen } from '#app/domain/borrowers/lenders-view.ts';
import { db } from '#app/platform/db.ts';
import { type ordersByJournal, partsOf } from './checkout-parts.ts';

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
export interface Moved {
  readonly journalId: bigint;
  readonly key: string;
  readonly kind: string;
  readonly bookedAt: Date;
  readonly amount: bigint;
}

/**
 * @param opening the balance before the first.
 * @throws Error when the parts of a checkout do not add up.
 */
export async function linesOf(
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

function loanIdOf(key: string): number | null {
  const match = /^(?:distribute:\d+|expire|withdraw|refund):(\d+)$/.exec(key);
  return match ? Number(match[1]) : null;
}

/** A loan by its number, and the name of its borrower that its own lender may read. */
async function loansById(ids: readonly (number | null)[]) {
  const wanted = ids.filter((id): id is number => id !== null);
  if (wanted.length === 0) return new Map<number, { slug: string; name: string | null }>();
  const rows = await db().$queryRaw<(Named & { id: number; slug: string })[]>`
    select l.id, l.slug, b.first_name as "firstName", b.group_name as "groupName",
           exists (select from borrower_consents c
                    where c.borrower_id = b.id and c.withdrawn_at is null) as "hasConsent"
      from loans l join borrowers b on b.id = l.borrower_id
     where l.id = any(${wanted}::int[])`;
  return new Map(rows.map(({ id, slug, ...named }) => [id, { slug, name: nameSeen(named) }]));
}
