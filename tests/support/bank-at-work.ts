import { expect } from 'vitest';
import { unmatchedJournals } from '#app/domain/matching/unmatched-journals.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { db } from '#app/platform/db.ts';
import { atTheBank } from './at-the-bank.ts';
import { oneLoanFunded } from './one-loan-funded.ts';
import type { World } from './world.ts';

/** A loan that is funded and on its way to the partner, and an account whose opening is booked. */
export async function atWork(world: World) {
  const one = await oneLoanFunded(world);
  world.goTo('2026-03-03T09:00:00Z');
  const bank = await atTheBank(world, one.two, { opening: 100_000n });
  await bank.tell();
  await bank.agreed((await bank.opened()).id);
  return { ...one, bank };
}

/** The partner owes 50.00 on its settlement. */
export async function owing(world: World) {
  const one = await atWork(world);
  const { g, loanId, two, partner, lia, bank } = one;
  await g.disbursed(loanId, two, { isPaidOutNow: true });
  await world.work();
  const sent = await bank.line({ amount: -20_000n, reference: creditorReference('payout', 1) });
  await bank.agreed(sent.id);
  world.goTo('2026-04-03T09:00:00Z');
  await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], lia);
  const [settlementId = 0] = await g.settled(partner, '2026-03', lia);
  return { ...one, reference: creditorReference('settlement', settlementId) };
}

/** Each line is in the books, and each cent of the books' is seen at the bank. */
export async function nothingIsLeft() {
  expect(await unmatchedJournals()).toEqual([]);
  expect(await db().bankLine.count({ where: { bookedAt: null } })).toBe(0);
  expect(await checkBooks()).toEqual([]);
}
