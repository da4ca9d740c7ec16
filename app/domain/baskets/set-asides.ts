import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import { isPublic, keyedHash, networkOf } from '#app/platform/keyed-hash.ts';
import {
  fitsCheckout,
  isPaused,
  mostLoansWithoutAccount,
  mostOfNetwork,
  mostWithoutAccount,
  sinceWhen,
} from './set-aside-rules.ts';

/** Who sets something aside: an account whose address is proved, or whoever is at an address of the network. */
export type Reserver = { readonly personId: number } | { readonly address: string };

export type SetAsideRefusal =
  'more_than_without_account' | 'set_aside_for_too_long' | 'set_aside_and_not_paid';

interface Place {
  readonly basketId: number;
  readonly loan: Loan;
  readonly by: Reserver;
  readonly now: Date;
}

/** Behind a proxy whose word does not count all visitors are one: better no limit than all of them. */
function holderOf(by: Reserver): string | null {
  if ('personId' in by) return keyedHash('holder', `person:${by.personId}`);
  return isPublic(by.address) ? keyedHash('holder', networkOf(by.address)) : null;
}

/** From when this basket's time for the loan counts, or why it gets none. The loan is locked. */
export async function timeToSetAside(
  tx: Tx,
  place: Place,
  amount: bigint,
): Promise<{ since: Date } | { refused: SetAsideRefusal }> {
  const { basketId, loan, by, now } = place;
  const holder = holderOf(by);
  const mine = { basketId_loanId: { basketId, loanId: loan.id } };
  const before = await tx.setAside.findUnique({ where: mine });
  const others = { holder, loanId: loan.id, basketId: { not: basketId } };
  if (holder !== null) {
    const newest = { orderBy: { until: 'desc' }, take: 2 } as const;
    const rows = await tx.setAside.findMany({
      where: { ...others, OR: [{ until: { lte: now } }, { paidAt: { not: null } }] },
      ...newest,
    });
    const who = 'address' in by ? 'guest' : 'account';
    if (isPaused(rows, who, now)) return { refused: 'set_aside_and_not_paid' };
  }
  if ('address' in by) {
    if (amount > mostWithoutAccount(loan)) return { refused: 'more_than_without_account' };
    const live = { until: { gt: now }, paidAt: null };
    const loans = { basketId, loanId: { not: loan.id }, ...live };
    if ((await tx.setAside.count({ where: loans })) >= mostLoansWithoutAccount)
      return { refused: 'more_than_without_account' };
    const { _sum: sum } = await tx.setAside.aggregate({
      _sum: { amount: true },
      where: { ...others, ...live, isGuest: true },
    });
    const isTooMuch = (sum.amount ?? 0n) + amount > mostOfNetwork(loan);
    if (holder !== null && isTooMuch) return { refused: 'more_than_without_account' };
  }
  return { since: sinceWhen(before, now) };
}

/** Writes down what was set aside. */
export async function noteSetAside(
  tx: Tx,
  place: Place,
  set: { amount: bigint; since: Date; until: Date },
): Promise<void> {
  const { basketId, loan, by } = place;
  const data = { holder: holderOf(by), isGuest: 'address' in by, ...set, paidAt: null };
  await tx.setAside.upsert({
    where: { basketId_loanId: { basketId, loanId: loan.id } },
    create: { basketId, loanId: loan.id, ...data },
    update: data,
  });
}

/** Keeps what a basket holds of these loans for a checkout; false where its time does not reach so far. */
export async function keepForCheckout(
  tx: Tx,
  checkout: { basketId: number; loans: readonly Loan[]; expiresAt: Date; now: Date },
): Promise<boolean> {
  const { basketId, loans, expiresAt, now } = checkout;
  const mine = { basketId, loanId: { in: loans.map((loan) => loan.id) } };
  const rows = await tx.setAside.findMany({ where: mine });
  if (rows.some((row) => !fitsCheckout(row.since, now))) return false;
  await tx.setAside.updateMany({ where: mine, data: { until: expiresAt } });
  return true;
}
