import { describe, expect, it } from 'vitest';
import {
  proposeUnknownMoney,
  recordUnknownMoney,
  suspenseBalance,
} from '#app/domain/books/suspense.ts';
import { approvePartnerPayment } from '#app/domain/settlements/approve-partner-payment.ts';
import { proposePartnerPayment } from '#app/domain/settlements/propose-partner-payment.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('money that nobody can name yet', () => {
  it('waits in suspense, once, until two people name it as a partner’s payment', async () => {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner);
    await g.lends(lia, [{ loanId, amount: 20_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work();
    await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], lia);
    await g.settled(partner, '2026-03', lia);
    const { now } = world;
    const money = {
      reference: 'X1',
      currency: 'USD',
      amount: 6_000n,
      actorId: two[0],
      now,
    } as const;
    const before = await newestJournal();
    const asked = granted(await proposeUnknownMoney(money));
    expect(await recordUnknownMoney({ ...asked, actorId: two[0], now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    granted(await recordUnknownMoney({ ...asked, actorId: two[1], now }));
    expect(await proposeUnknownMoney(money)).toEqual({ refused: 'reference_is_booked' });
    expect(await proposeUnknownMoney({ ...money, amount: 1n })).toEqual({
      refused: 'reference_is_booked',
    });
    const name = (amount: bigint) =>
      proposePartnerPayment({
        partnerId: partner,
        source: 'suspense',
        reference: 'named X1',
        currency: 'USD',
        amount,
        actorId: two[0],
        now,
      });
    expect(await name(6_000n)).toEqual({ refused: 'amount_is_above_what_is_due' });
    const { proposalId } = granted(await name(5_000n));
    granted(await approvePartnerPayment({ proposalId, actorId: two[1], now }));
    expect(await printedLedger(before)).toBe(`
unknown_money
  bank                            60.00
  suspense                        60.00
receipt
  loan:1:collected                50.00
  suspense                       -50.00
`);
    await world.work();
    expect(await suspenseBalance('USD')).toBe(1_000n);
    expect(await checkBooks()).toEqual([]);
  });
});
