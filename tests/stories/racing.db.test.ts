import { describe, expect, it } from 'vitest';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const rounds = 24;

/** Lenders with 25.00 each in the balance, all of it by a card that is being disputed. */
async function lendersInDispute(g: ReturnType<typeof given>, partner: number) {
  await g.operatorMoney(10_000_000n);
  const all = BigInt(rounds) * 2_500n;
  const loanId = await g.loan(partner, { amount: all });
  const made: { lender: number; sessionId: string }[] = [];
  for (let number = 0; number < rounds; number += 1) {
    const lender = await g.person(`Lender ${number}`);
    const order = await g.order(lender, [{ loanId, amount: 2_500n }]);
    made.push({ lender, sessionId: order.sessionId ?? '' });
  }
  // Somebody else fills the loan first: what was paid stays in the balance.
  await db().$executeRaw`delete from reservations`;
  await g.lends(await g.person('Other'), [{ loanId, amount: all }]);
  for (const { sessionId } of made) world.stripe.ledger.paySession(sessionId, '4242');
  await world.work();
  return made.map(({ lender, sessionId }) => {
    const chargeId = world.stripe.ledger.chargeOf(sessionId);
    return { lender, disputeId: world.stripe.ledger.dispute(chargeId).id };
  });
}

/** Something and a dispute at once, in each round a little more apart; exceptions fail the test. */
async function race(round: number, one: () => Promise<object>, other: () => Promise<void>) {
  const wait = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  const apart = (round % 8) * 4;
  const [answer] = await Promise.all([
    wait(round % 2 ? apart : 0).then(one),
    wait(round % 2 ? 0 : apart).then(other),
  ]);
  return answer;
}

describe('money that a dispute takes at the same moment', () => {
  it('is withdrawn, or refused in words', async () => {
    const g = given(world);
    const lenders = await lendersInDispute(g, await g.partner());
    const answers: object[] = [];
    for (const [round, { lender, disputeId }] of lenders.entries()) {
      expect(await balanceOf(db(), `lender:${lender}`, 'USD')).toBe(2_500n);
      const { now } = world;
      const wanted = { lenderId: lender, amount: 2_500n, currency: 'USD', now } as const;
      const ask = () => requestWithdrawal(wanted);
      answers.push(await race(round, ask, () => applyDispute({ disputeId, now })));
    }
    expect(answers.every((answer) => 'payoutId' in answer || 'refused' in answer)).toBe(true);
    expect(answers.some((answer) => 'refused' in answer)).toBe(true);
    expect(await checkBooks()).toEqual([]);
  });

  it('is lent, or asked of the card', async () => {
    const g = given(world);
    const partner = await g.partner();
    const lenders = await lendersInDispute(g, partner);
    const loanId = await g.loan(partner, { amount: 5_000n * BigInt(rounds) });
    const byCard: bigint[] = [];
    for (const [round, { lender, disputeId }] of lenders.entries()) {
      const basket = await g.basket([{ loanId, amount: 2_500n }], lender);
      const { now } = world;
      const wanted = { basket, lenderId: lender, tip: 0n, usesBalance: true, now };
      const ask = () => placeOrder(wanted);
      const answer = await race(round, ask, () => applyDispute({ disputeId, now }));
      if ('order' in answer) byCard.push((answer.order as { cardAmount: bigint }).cardAmount);
    }
    expect(byCard).toHaveLength(rounds);
    expect(new Set(byCard)).toEqual(new Set([0n, 2_500n]));
    expect(await checkBooks()).toEqual([]);
  });
});
