import { describe, expect, it } from 'vitest';
import { writeRates } from '#app/domain/rates/exchange-rates.ts';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { howToPay } from '#app/domain/settlements/how-to-pay.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { creditorReference, shownReference } from '#app/money/creditor-reference.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { asOwner } from '#tests/support/database.ts';
import { granted } from '#tests/support/given.ts';
import { nothingIsLeft, owing } from '#tests/support/bank-at-work.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A partner owes 50.00 dollars, which are 500.00 pesos, and the host has an account in each. */
async function owingPesos() {
  const one = await owing(world);
  const pesos = await atTheBank(world, one.two, {
    currency: 'PHP',
    account: 'PH00NUSA0000000815',
  });
  const settlement = await db().settlement.findFirstOrThrow({ include: { partner: true } });
  await ratesAre('11');
  return { ...one, pesos, settlement };
}

const ratesAre = (rate: string) =>
  inTransaction((tx) =>
    writeRates(tx, {
      rates: [{ currency: 'PHP', perCurrency: 'USD', day: '2026-04-03', rate, source: 'test' }],
      actorId: null,
      now: world.now,
    }),
  );

describe('a partner’s payment in local money', () => {
  it('is shown to the partner, found by reference and amount, and pays the settlement to the cent through fx', async () => {
    const { pesos, settlement, reference, lia } = await owingPesos();
    expect(await howToPay(settlement)).toMatchObject({
      reference: shownReference(creditorReference('settlement', settlement.id)),
      local: { currency: 'PHP', amount: 50_000n, account: { account: 'PH00NUSA0000000815' } },
    });
    const paid = await pesos.line({ amount: 50_000n, reference });
    expect((await pesos.suggested(paid.id))[0]).toEqual({
      parts: 'partner:1=50000',
      why: ['reference', 'amount'],
      isExact: true,
    });
    const before = await newestJournal();
    granted(await pesos.booked(paid.id));
    await world.work();
    expect(await printedLedger(before)).toBe(`
receipt
  loan:1:collected                50.00
  fx                             -50.00
local_receipt
  bank                           500.00
  fx                             500.00
distribution
  loan:1:outstanding             -50.00
  Lia                             50.00
  loan:1:collected               -50.00
  loan:1:lent                    -50.00
`);
    expect(await lenderBalance(lia, 'USD')).toBe(5_000n);
    await nothingIsLeft();
  });

  it('of less pays a part at the settlement’s rate, of more leaves the partner the rest at the day’s', async () => {
    const { pesos, reference } = await owingPesos();
    const part = await pesos.line({ amount: 20_000n, reference });
    expect(await pesos.booked(part.id)).toEqual({ refused: 'match_is_not_exact' });
    await pesos.agreed(part.id);
    expect(await db().settlement.findFirstOrThrow()).toMatchObject({ received: 2_000n });
    const rest = await pesos.line({ amount: 30_000n + 11_000n, reference });
    await pesos.agreed(rest.id, [{ kind: 'partner', target: '1', amount: 41_000n }]);
    expect(await db().settlement.findFirstOrThrow()).toMatchObject({ received: 5_000n });
    // 110.00 pesos at 11 are the partner's.
    expect(await balanceOf(db(), 'partner:1:overpaid', 'USD')).toBe(1_000n);
    await world.work();
    await nothingIsLeft();
  });

  it('that no settlement asked for, without a rate for the day, is refused and nothing is half done', async () => {
    const { pesos, reference } = await owingPesos();
    await asOwner('delete from exchange_rates');
    const more = await pesos.line({ amount: 60_000n, reference });
    const parts = [{ kind: 'partner', target: '1', amount: 60_000n }] as const;
    const before = await newestJournal();
    await expect(pesos.agreed(more.id, parts)).rejects.toThrow('exchange_rate_is_missing');
    expect(await newestJournal()).toBe(before);
    expect(await db().receipt.count({ where: { source: 'fx' } })).toBe(0);
  });

  it('that its bank takes back is undone in both currencies', async () => {
    const { pesos, reference, lia } = await owingPesos();
    granted(await pesos.booked((await pesos.line({ amount: 50_000n, reference })).id));
    await world.work();
    world.goTo('2026-04-09T09:00:00Z');
    const gone = await pesos.line({ amount: -50_000n, text: 'recall', name: 'Koperasi Mekar' });
    expect((await pesos.suggested(gone.id))[0]?.parts).toMatch(/^recalled:\d+=-50000$/);
    expect(await pesos.booked(gone.id)).toEqual({ refused: 'match_is_not_exact' });
    await pesos.agreed(gone.id);
    expect(await lenderBalance(lia, 'USD')).toBe(0n);
    for (const currency of ['USD', 'PHP'] as const)
      expect(await balanceOf(db(), 'fx', currency)).toBe(0n);
    await nothingIsLeft();
  });

  it('that paid no settlement is taken back, too', async () => {
    const { pesos, reference } = await owingPesos();
    granted(await pesos.booked((await pesos.line({ amount: 50_000n, reference })).id));
    await world.work();
    const parts = [{ kind: 'partner', target: '1', amount: 11_000n }] as const;
    await pesos.agreed((await pesos.line({ amount: 11_000n, name: 'Koperasi Mekar' })).id, parts);
    expect(await balanceOf(db(), 'partner:1:overpaid', 'USD')).toBe(1_000n);
    world.goTo('2026-04-09T09:00:00Z');
    const gone = await pesos.line({ amount: -11_000n, text: 'recall', name: 'Koperasi Mekar' });
    await pesos.agreed(gone.id);
    expect(await balanceOf(db(), 'partner:1:overpaid', 'USD')).toBe(0n);
    expect(await balanceOf(db(), 'fx', 'PHP')).toBe(50_000n);
    await nothingIsLeft();
  });

  it('is changed at the bank, and what the host makes or loses by it is fx_result', async () => {
    const { bank, pesos, reference } = await owingPesos();
    granted(await pesos.booked((await pesos.line({ amount: 50_000n, reference })).id));
    await world.work();
    const sold = await pesos.line({ amount: -50_000n, text: 'FX' });
    await pesos.agreed(sold.id, [{ kind: 'account', target: 'fx', amount: -50_000n }]);
    // The bank gave 45.45: 4.55 less than the partner's payment was worth.
    const bought = await bank.line({ amount: 4_545n, text: 'FX' });
    const loss = { kind: 'account', target: 'fx_result', amount: -455n } as const;
    await bank.agreed(bought.id, [{ kind: 'account', target: 'fx', amount: 5_000n }, loss]);
    for (const currency of ['USD', 'PHP'] as const)
      expect(await balanceOf(db(), 'fx', currency)).toBe(0n);
    expect(await balanceOf(db(), 'fx_result', 'USD')).toBe(-455n);
    await nothingIsLeft();
    expect(await checkBooks()).toEqual([]);
  });
});
