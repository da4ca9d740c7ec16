import { describe, it } from 'vitest';
import { writeRates } from '#app/domain/rates/exchange-rates.ts';
import { approveBankPayout, proposeBankPayout } from '#app/domain/payouts/bank-payouts.ts';
import { proposeBankReturn, returnBankPayout } from '#app/domain/payouts/bank-returns.ts';
import type { NewPartner } from '#app/domain/partners/add-partner.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { moves, stands } from '#tests/support/worked.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function withPartner(facts: Partial<NewPartner> = {}) {
  const g = given(world);
  const partner = await g.partner(facts);
  const two = await g.treasurers();
  const names = ['Lia', 'Ben', 'Ana'];
  const lenders: number[] = [];
  for (const name of names) lenders.push(await g.person(name));
  /** A loan with a slice of each sum, paid out or still payable. */
  const lent = async (sums: readonly bigint[], isPaidOutNow: boolean) => {
    const amount = sums.reduce((sum, one) => sum + one, 0n);
    const loanId = await g.loan(partner, { amount });
    for (const [index, sum] of sums.entries())
      await g.lends(lenders[index] ?? 0, [{ loanId, amount: sum }]);
    await g.disbursed(loanId, two, { isPaidOutNow });
    return loanId;
  };
  /** Sent by the bank, as two treasurers say. */
  const sent = async () => {
    await world.work();
    const { id } = await db().payoutPart.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const wire = { partId: id, proof: 'wire 7', actorId: two[0], now: world.now };
    const { proposalId } = granted(await proposeBankPayout(wire));
    granted(await approveBankPayout({ proposalId, actorId: two[1], now: world.now }));
    return id;
  };
  const issued = (period: string) => g.settled(partner, period, two[0]);
  const reported = (period: string, paid: readonly { loanId: number; amount: string }[]) =>
    g.reported(partner, period, paid, two[0]);
  const wired = (amount: bigint) => g.wired(partner, amount, two);
  return { g, partner, two, lenders, lent, sent, issued, reported, wired };
}

describe('flow 3', () => {
  it('is the payout of a raised loan, and its coming back days later', async () => {
    const { g, two, lenders, sent } = await withPartner();
    await g.operatorMoney(10_000n);
    const loanId = await g.loan(1, { amount: 7_500n });
    await g.lends(lenders[0] ?? 0, [{ loanId, amount: 2_500n }]);
    await g.lends(lenders[1] ?? 0, [{ loanId, amount: 5_000n }]);
    await moves(
      () => g.disbursed(loanId, two, { isPaidOutNow: true }),
      `loan:1:raised -> partner:1:payable 75.00
       loan:1:outstanding -> loan:1:lent 75.00
       partner:1:payable -> payout:1:held 75.00`,
    );
    let partId = 0;
    await moves(async () => {
      partId = await sent();
    }, `payout:1:held -> bank 75.00`);
    world.goTo('2026-03-09T09:00:00Z');
    const came = { partId, reason: 'account closed', actorId: two[0], now: world.now };
    const { proposalId } = granted(await proposeBankReturn(came));
    await moves(
      async () => granted(await returnBankPayout({ proposalId, actorId: two[1], now: world.now })),
      `bank -> payout:1:held 75.00
       payout:1:held -> partner:1:payable 75.00`,
    );
    // Charges of 25.00 and 50.00: fees of 1.03 and 1.75.
    await stands(
      `bank 100.00
       operator 100.00
       stripe 72.22
       stripe_fees 2.78
       partner:1:payable 75.00
       loan:1:outstanding 75.00
       loan:1:lent 75.00`,
    );
  });
});

describe('flow 4', () => {
  it('nets what is payable, shares a short wire over the lines, and gives back what is too much', async () => {
    const { g, lent, issued, reported, wired } = await withPartner();
    await g.operatorMoney(30_000n);
    const [a, c] = [await lent([12_000n], true), await lent([6_000n], true)];
    await lent([3_000n], false);
    const paid = [
      { loanId: a, amount: '400.00' },
      { loanId: c, amount: '200.00' },
    ];
    await moves(() => reported('2026-03', paid), '');
    // 60.00 are due; 30.00 are payable, shared by 40 : 20.
    await moves(
      () => issued('2026-03'),
      `partner:1:payable -> loan:1:collected 20.00
       partner:1:payable -> loan:2:collected 10.00`,
    );
    // 45.01 in all: 30.00 and 2/3 of a cent, 15.00 and 1/3: the odd cent is the first loan's.
    await moves(
      () => wired(1_501n),
      `bank -> loan:1:collected 10.01
       bank -> loan:2:collected 5.00`,
    );
    // 14.99 are open still.
    await moves(
      () => wired(2_000n),
      `bank -> loan:1:collected 9.99
       bank -> loan:2:collected 5.00
       bank -> partner:1:overpaid 5.01`,
    );
    // Charges of 120.00, 60.00 and 30.00: fees of 3.78, 2.04 and 1.17.
    await stands(
      `bank 335.01
       operator 300.00
       stripe 203.01
       stripe_fees 6.99
       payout:1:held 120.00
       payout:2:held 60.00
       loan:1:outstanding 120.00
       loan:1:lent 120.00
       loan:1:collected 40.00
       loan:2:outstanding 60.00
       loan:2:lent 60.00
       loan:2:collected 20.00
       loan:3:outstanding 30.00
       loan:3:lent 30.00
       partner:1:overpaid 5.01`,
    );
  });
});

describe('flow 5', () => {
  const rateOf = (rate: string, day: string) =>
    inTransaction((tx) =>
      writeRates(tx, {
        rates: [{ currency: 'PHP', perCurrency: 'USD', day, rate, source: 'test' }],
        actorId: null,
        now: world.now,
      }),
    );

  it('shares each repayment over 25, 50 and 125 so that no cent is lost', async () => {
    const { g, lent, issued, reported } = await withPartner();
    await g.operatorMoney(30_000n);
    const loanId = await lent([2_500n, 5_000n, 12_500n], false);
    const repaid = async (period: string, amount: string) => {
      await reported(period, [{ loanId, amount }]);
      await issued(period);
      await world.work();
    };
    await moves(
      () => repaid('2026-03', '333.30'),
      `partner:1:payable -> loan:1:collected 33.33
       loan:1:collected -> Lia 4.17
       loan:1:collected -> Ben 8.33
       loan:1:collected -> Ana 20.83
       loan:1:lent -> loan:1:outstanding 33.33`,
    );
    await moves(
      () => repaid('2026-04', '666.70'),
      `partner:1:payable -> Lia 8.33
       partner:1:payable -> Ben 16.67
       partner:1:payable -> Ana 41.67
       loan:1:lent -> loan:1:outstanding 66.67`,
    );
    await moves(
      () => repaid('2026-05', '1000.00'),
      `partner:1:payable -> Lia 12.50
       partner:1:payable -> Ben 25.00
       partner:1:payable -> Ana 62.50
       loan:1:lent -> loan:1:outstanding 100.00`,
    );
    await stands(
      `bank 300.00
       operator 300.00
       stripe 193.29
       stripe_fees 6.71
       Lia 25.00
       Ben 50.00
       Ana 125.00`,
    );
  });

  it('books what lenders lose by the currency, and gives them a gain but for its fee', async () => {
    const { g, lent, issued, reported, wired } = await withPartner({
      currencyLiability: 'lender',
      gainFee: 1_000,
    });
    await g.operatorMoney(30_000n);
    const loanId = await lent([2_500n, 5_000n, 12_500n], true);
    await rateOf('12.5', '2026-03-01');
    await reported('2026-03', [{ loanId, amount: '333.30' }]);
    await moves(() => issued('2026-03'), '');
    // 33.33 at ten to the dollar; at 12.5 they are 26.664. Of each slice 4.17, 8.33, 20.83 are
    // settled, and 3.33, 6.67, 16.66 of it came.
    await moves(
      async () => {
        await wired(2_666n);
        await world.work();
      },
      `bank -> loan:1:collected 26.66
       loan:1:collected -> Lia 3.33
       loan:1:collected -> Ben 6.67
       loan:1:collected -> Ana 16.66
       loan:1:lent -> loan:1:outstanding 26.66
       loan:1:lost:currency -> loan:1:outstanding 6.67`,
    );
    // 66.67 at eight: a gain of 16.67, of which the host keeps 1.67, and 15.00 go by what was lent:
    // 1.875, 3.75, 9.375, the odd cent to the lower number. Of the principal 11.67, 23.33, 58.33 came
    // in all.
    await rateOf('8', '2026-04-01');
    world.goTo('2026-04-02T09:00:00Z');
    await reported('2026-04', [{ loanId, amount: '666.70' }]);
    await issued('2026-04');
    await moves(
      async () => {
        await wired(8_334n);
        await world.work();
      },
      `bank -> loan:1:collected 83.34
       loan:1:collected -> Lia 8.34
       loan:1:collected -> Ben 16.66
       loan:1:collected -> Ana 41.67
       loan:1:lent -> loan:1:outstanding 66.67
       loan:1:collected -> Lia 1.88
       loan:1:collected -> Ben 3.75
       loan:1:collected -> Ana 9.37
       loan:1:collected -> fees 1.67`,
    );
    // Charges of 25.00, 50.00 and 125.00: fees of 1.03, 1.75 and 3.93.
    await stands(
      `bank 410.00
       operator 300.00
       stripe 193.29
       stripe_fees 6.71
       payout:1:held 200.00
       loan:1:outstanding 100.00
       loan:1:lost:currency 6.67
       loan:1:lent 106.67
       Lia 13.55
       Ben 27.08
       Ana 67.70
       fees 1.67`,
    );
  });
});
