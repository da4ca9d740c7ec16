import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import { isPublic, keyedHash, networkOf } from '#app/platform/keyed-hash.ts';
import {
  fitsCheckout,
  goesOn,
  isPaused,
  lookedAtSince,
  mostLoansWithoutAccount,
  mostOfNetwork,
  mostWithoutAccount,
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
  const before = await newest(tx, basketId, loan.id);
  const others = { holder, loanId: loan.id, basketId: { not: basketId } };
  if (holder !== null) {
    const rows = await tx.setAside.findMany({
      where: { holder, loanId: loan.id, paidAt: null, until: { gt: lookedAtSince(now) } },
    });
    // What this basket goes on with has its own end.
    const counted = rows.filter((row) => row.id !== before?.id || !goesOn(before, now));
    const who = 'address' in by ? 'guest' : 'account';
    if (isPaused(counted, who, now)) return { refused: 'set_aside_and_not_paid' };
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
  return { since: before && goesOn(before, now) ? before.since : now };
}

/** Writes down what was set aside. */
export async function noteSetAside(
  tx: Tx,
  place: Place,
  set: { amount: bigint; since: Date; until: Date },
): Promise<void> {
  const { basketId, loan, by, now } = place;
  const data = { holder: holderOf(by), isGuest: 'address' in by, ...set };
  const before = await newest(tx, basketId, loan.id);
  if (before && goesOn(before, now)) {
    await tx.setAside.update({ where: { id: before.id }, data });
  } else {
    await tx.setAside.create({ data: { ...data, basketId, loanId: loan.id } });
  }
}

function newest(tx: Tx, basketId: number, loanId: number) {
  return tx.setAside.findFirst({ where: { basketId, loanId }, orderBy: { id: 'desc' } });
}

/** What it bought is paid, or promised by a bank: nobody was kept waiting for nothing. */
export async function notePaid(
  tx: Tx,
  bought: readonly { basketId: number; loanId: number }[],
  now: Date,
): Promise<void> {
  for (const { basketId, loanId } of bought)
    await tx.setAside.updateMany({
      where: { basketId, loanId, paidAt: null },
      data: { paidAt: now },
    });
}

/** Keeps what a basket holds of these loans for a checkout; false where its time does not reach so far. */
export async function keepForCheckout(
  tx: Tx,
  checkout: { basketId: number; loans: readonly Loan[]; expiresAt: Date; now: Date },
): Promise<boolean> {
  const { basketId, loans, expiresAt, now } = checkout;
  const known = [];
  for (const loan of loans) {
    const row = await newest(tx, basketId, loan.id);
    if (row) known.push(row);
  }
  if (known.some((row) => !fitsCheckout(row.since, now))) return false;
  const ids = known.map((row) => row.id);
  await tx.setAside.updateMany({ where: { id: { in: ids } }, data: { until: expiresAt } });
  return true;
}
