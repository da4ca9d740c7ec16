import { describe, expect, it } from 'vitest';
import { announceDeposit, callOffDeposit } from '#app/domain/deposits/announce-deposit.ts';
import { depositsPage } from '#app/domain/deposits/deposits-page.ts';
import { remindOfDeposits } from '#app/domain/deposits/remind-of-deposits.ts';
import { lenderBalance, ownFigures } from '#app/domain/balances/portfolio.ts';
import { statementOf } from '#app/domain/balances/statement.ts';
import { approveBankLine } from '#app/domain/matching/propose-bank-line.ts';
import { whereItGoes } from '#app/domain/withdrawals/where-it-goes.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { recordPayoutPart } from '#app/domain/payouts/record-payout-part.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { db } from '#app/platform/db.ts';
import { nothingIsLeft } from '#tests/support/bank-at-work.ts';
import { granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { takingDeposits } from '#tests/support/taking-deposits.ts';
import { set, withSettings } from '#tests/support/with-settings.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
withSettings({ BANK_DEPOSITS: 'on' });

describe('a deposit by bank transfer', () => {
  it('is found by its lender’s reference and the announced amount, by one person, and is in the balance', async () => {
    const { lia, bank, announced, reference, letters, from } = await takingDeposits(world);
    await announced(10_000n);
    const came = await bank.line({ amount: 10_000n, reference, ...from });
    expect((await bank.suggested(came.id))[0]).toMatchObject({
      parts: `lender:${lia}=10000`,
      why: ['reference', 'amount'],
      isExact: true,
    });
    const before = await newestJournal();
    granted(await bank.booked(came.id));
    expect(await printedLedger(before)).toBe(`
deposit
  bank                           100.00
  Lia                            100.00
`);
    expect((await ownFigures(lia, 'USD')).money).toMatchObject({
      deposits: 10_000n,
      balance: 10_000n,
    });
    expect(await statementOf(lia, 'USD')).toMatchObject([{ kind: 'deposit', amount: 10_000n }]);
    expect(await depositsPage(lia, 'USD')).toMatchObject({
      announced: null,
      came: [{ amount: 10_000n }],
    });
    expect(await letters('has arrived and is in your balance')).toBe(1);
    await nothingIsLeft();
  });

  it('of another sum, or of a lender who announced nothing, is still the lender’s: by two people', async () => {
    const { lia, bank, announced, reference, from } = await takingDeposits(world);
    await announced(10_000n);
    const less = await bank.line({ amount: 9_900n, text: `for ${reference}`, ...from });
    expect(await bank.booked(less.id)).toEqual({ refused: 'match_is_not_exact' });
    const parts = [{ kind: 'lender', target: String(lia), amount: 9_900n }] as const;
    await bank.agreed(less.id, parts);
    const unannounced = await bank.line({ amount: 500n, reference, ...from });
    expect(await bank.suggested(unannounced.id)).toMatchObject([
      { parts: `lender:${lia}=500`, why: ['reference', 'other_amount'], isExact: false },
    ]);
    expect(await bank.booked(unannounced.id)).toEqual({ refused: 'match_is_not_exact' });
    await bank.agreed(unannounced.id);
    expect(await lenderBalance(lia, 'USD')).toBe(10_400n);
    await nothingIsLeft();
  });

  it('with a letter mistyped in its reference names nobody', async () => {
    const { bank, announced, reference, from } = await takingDeposits(world);
    await announced(10_000n);
    const wrong = reference.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const came = await bank.line({ amount: 10_000n, reference: wrong, ...from });
    expect((await bank.suggested(came.id)).filter(({ isExact }) => isExact)).toEqual([]);
  });

  it('goes back, when it is withdrawn, to the account it came from, which nobody has to type', async () => {
    const { lia, bank, announced, reference, from } = await takingDeposits(world);
    await announced(10_000n);
    granted(await bank.booked((await bank.line({ amount: 10_000n, reference, ...from })).id));
    expect(await whereItGoes(lia, 'USD')).toEqual({
      waits: false,
      known: 10_000n,
      parts: [{ number: 1, amount: 10_000n, to: { to: 'account', end: '3000' } }],
    });
    const asked = { lenderId: lia, amount: 4_000n, currency: 'USD', isBankKnown: false } as const;
    granted(await requestWithdrawal({ ...asked, now: world.now }));
    await world.work();
    const part = await db().payoutPart.findFirstOrThrow();
    const sent = await bank.line({
      amount: -4_000n,
      reference: creditorReference('payout', part.id),
      ...from,
    });
    // Money came from that account: it is no new one.
    granted(await bank.booked(sent.id));
    expect(await db().depositAccount.findFirstOrThrow()).toMatchObject({ sentBack: 4_000n });
    await nothingIsLeft();

    const back = await bank.line({
      amount: 4_000n,
      text: `RETURN ${creditorReference('payout', part.id)}`,
    });
    await bank.agreed(back.id);
    expect(await db().depositAccount.findFirstOrThrow()).toMatchObject({ sentBack: 0n });
    // What came back once is not sent there again.
    expect(await whereItGoes(lia, 'USD')).toMatchObject({ known: 0n });
    expect(await requestWithdrawal({ ...asked, now: world.now })).toEqual({
      refused: 'bank_details_are_missing',
    });
    await nothingIsLeft();
  });

  it('that is withdrawn and refused by its bank is in the balance again', async () => {
    const { lia, bank, announced, reference, from } = await takingDeposits(world);
    await announced(10_000n);
    granted(await bank.booked((await bank.line({ amount: 10_000n, reference, ...from })).id));
    const asked = { lenderId: lia, amount: 10_000n, currency: 'USD' } as const;
    granted(await requestWithdrawal({ ...asked, now: world.now }));
    await world.work();
    const { id: partId } = await db().payoutPart.findFirstOrThrow();
    const outcome = {
      id: '',
      state: 'failed',
      failure: 'closed',
      balanceTransaction: null,
    } as const;
    await recordPayoutPart({ partId, outcome, now: world.now });
    expect(await lenderBalance(lia, 'USD')).toBe(10_000n);
    await nothingIsLeft();
  });

  it('that its bank takes back leaves the balance, and what is not there the lender owes', async () => {
    const { g, lia, bank, announced, reference, from, two } = await takingDeposits(world);
    await announced(10_000n);
    granted(await bank.booked((await bank.line({ amount: 10_000n, reference, ...from })).id));
    const loanId = await g.loan(await g.partner());
    await g.lends(lia, [{ loanId, amount: 7_500n }], { usesBalance: true });
    await world.work();
    const gone = await bank.line({ amount: -10_000n, text: `RECALL ${reference}`, ...from });
    expect(await bank.booked(gone.id)).toEqual({ refused: 'match_is_not_exact' });
    const before = await newestJournal();
    const parts = [{ kind: 'lender_returned', target: String(lia), amount: -10_000n }] as const;
    await bank.agreed(gone.id, parts);
    expect(await printedLedger(before)).toBe(`
deposit_returned
  bank                          -100.00
  Lia:owed                        75.00
  Lia                            -25.00
`);
    expect((await ownFigures(lia, 'USD')).money).toMatchObject({ deposits: 0n, owed: 7_500n });
    const again = await bank.line({ amount: -1n, text: 'RECALL', ...from });
    const { proposalId } = granted(
      await bank.proposed(again.id, [
        { kind: 'lender_returned', target: String(lia), amount: -1n },
      ]),
    );
    // She never sent so much: it is something else.
    expect(await approveBankLine({ proposalId, actorId: two[1], now: world.now })).toEqual({
      refused: 'part_does_not_fit',
    });
  });
});

describe('what was announced', () => {
  it('and does not come is asked for once after a week, and forgotten after a month', async () => {
    const { lia, announced, letters } = await takingDeposits(world);
    await announced(10_000n);
    world.goTo(new Date(world.now.getTime() + 8 * 86_400_000).toISOString());
    await remindOfDeposits(world.now);
    await remindOfDeposits(world.now);
    expect(await letters('would come by bank transfer')).toBe(1);
    world.goTo(new Date(world.now.getTime() + 30 * 86_400_000).toISOString());
    await remindOfDeposits(world.now);
    expect(await depositsPage(lia, 'USD')).toMatchObject({ announced: null, came: [] });
  });

  it('is one sum at a time, may be called off, and is refused where the host takes none', async () => {
    const { lia, announced, reference } = await takingDeposits(world);
    await announced(10_000n);
    await announced(2_500n);
    const { announced: now } = await depositsPage(lia, 'USD');
    expect(now).toMatchObject({ amount: 2_500n, qr: null });
    expect(now?.reference.replaceAll(' ', '')).toBe(reference);
    await callOffDeposit({ lenderId: lia, currency: 'USD', now: world.now });
    expect(await depositsPage(lia, 'USD')).toMatchObject({ announced: null });
    const wish = { lenderId: lia, currency: 'USD', now: world.now } as const;
    expect(await announceDeposit({ ...wish, amount: 0n })).toEqual({
      refused: 'amount_is_not_above_zero',
    });
    set({ BANK_DEPOSITS: 'off' });
    expect(await announceDeposit({ ...wish, amount: 1n })).toEqual({
      refused: 'bank_deposits_are_off',
    });
  });
});
