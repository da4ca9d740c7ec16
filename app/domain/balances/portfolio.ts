import { borrowerWithConsent, nameForLender } from '#app/domain/borrowers/lenders-view.ts';
import { lostOf, outstandingOf } from '#app/domain/slices/slice-rules.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';

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

/** Slices taken over after a lost dispute count with what they had brought by then. */
export async function lentFigures(lenderId: number, currency: Currency): Promise<LentFigures> {
  const [row] = await db().$queryRaw<LentFigures[]>`
    select coalesce(sum(lent), 0)::bigint as lent, coalesce(sum(repaid), 0)::bigint as repaid,
           coalesce(sum(recovered), 0)::bigint as recovered,
           coalesce(sum(outstanding), 0)::bigint as outstanding, coalesce(sum(lost), 0)::bigint as lost,
           coalesce(sum(refunded), 0)::bigint as refunded, coalesce(sum(sold), 0)::bigint as sold
      from lent_slices s join loans l on l.id = s.loan_id and l.currency = ${currency}
     where s.account = ${`lender:${lenderId}`}`;
  if (!row) throw new Error('a sum has one row');
  return row;
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

const noMoney: MoneyFigures = {
  deposits: 0n,
  disputed: 0n,
  gains: 0n,
  balance: 0n,
  held: 0n,
  owed: 0n,
  outstanding: 0n,
  lost: 0n,
  tips: 0n,
  withdrawals: 0n,
};

export async function moneyFigures(lenderId: number, currency: Currency): Promise<MoneyFigures> {
  const [row] = await db().$queryRaw<MoneyFigures[]>`
    select deposits, disputed, gains, balance, held, owed, outstanding, lost, tips, withdrawals
      from lender_figures where lender_id = ${lenderId} and currency = ${currency}`;
  return row ?? noMoney;
}

export async function lenderBalance(lenderId: number, currency: Currency): Promise<bigint> {
  return balanceOf(db(), `lender:${lenderId}`, currency);
}
