import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { lostOf, outstandingOf } from '#app/domain/slices/slice-rules.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';

/** What a lender lent, and where each part of it is now. The parts add up to what was lent. */
export interface LentFigures {
  readonly lent: bigint;
  readonly repaid: bigint;
  readonly recovered: bigint;
  readonly outstanding: bigint;
  readonly lost: bigint;
  readonly refunded: bigint;
  readonly sold: bigint;
}

/**
 * The slices that a lender lent, newest first, optionally of one currency. Those that the host took
 * over after a lost dispute count with what they had brought by then.
 */
export async function slicesOf(lenderId: number, currency?: Currency) {
  const slices = await db().slice.findMany({
    where: {
      owners: { some: { account: `lender:${lenderId}` } },
      ...(currency && { loan: { currency } }),
    },
    include: {
      loan: { include: { borrower: borrowerWithConsent } },
      owners: { where: { reason: 'dispute_lost' } },
    },
    orderBy: { id: 'desc' },
  });
  return slices.map(({ owners: [sale], ...slice }) => ({
    id: slice.id,
    loanSlug: slice.loan.slug,
    loanName: nameForLender(slice.loan.borrower),
    loanStatus: slice.loan.status,
    currency: slice.loan.currency,
    lent: slice.principal,
    repaid: sale?.repaidBefore ?? slice.repaid,
    sold: sale?.price ?? 0n,
    refunded: sale?.refundedBefore ?? slice.refunded,
    lost: sale?.lostBefore ?? lostOf(slice),
    outstanding: sale ? 0n : outstandingOf(slice),
    lentAt: slice.createdAt,
  }));
}

/** Where all of a lender's money came from, and where it is. The two sides are equal. */
export interface MoneyFigures {
  readonly deposits: bigint;
  readonly disputed: bigint;
  readonly gains: bigint;
  readonly balance: bigint;
  readonly held: bigint;
  readonly owed: bigint;
  readonly outstanding: bigint;
  readonly lost: bigint;
  readonly tips: bigint;
  readonly withdrawals: bigint;
}

const lentNames = [
  'lent',
  'repaid',
  'recovered',
  'outstanding',
  'lost',
  'refunded',
  'sold',
] as const;
const moneyNames = [
  'deposits',
  'disputed',
  'gains',
  'balance',
  'held',
  'owed',
  'outstanding',
  'lost',
  'tips',
  'withdrawals',
] as const;

/** What was lent and where the money is, in one question; zeros for whoever never had anything here. */
export async function ownFigures(
  lenderId: number,
  currency: Currency,
): Promise<{ lent: LentFigures; money: MoneyFigures }> {
  const [row] = await db().$queryRaw<(LentFigures & MoneyFigures)[]>`
    select deposits, disputed, gains, balance, held, owed, outstanding, lost, tips, withdrawals,
           lent, repaid, recovered, refunded, sold
      from lender_figures(${lenderId}, ${currency})`;
  if (!row) throw new Error('a sum has one row');
  return { lent: pick(row, ...lentNames), money: pick(row, ...moneyNames) };
}

export async function lenderBalance(lenderId: number, currency: Currency): Promise<bigint> {
  return balanceOf(db(), `lender:${lenderId}`, currency);
}
