import { describe, expect, it } from 'vitest';
import { changeBankDetails, proposeBankDetails } from '#app/domain/partners/bank-details.ts';
import { approveBankLine } from '#app/domain/matching/propose-bank-line.ts';
import { bookBankLine } from '#app/domain/matching/book-bank-line.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { atWork, nothingIsLeft, owing } from '#tests/support/bank-at-work.ts';
import { granted } from '#tests/support/given.ts';
import { oneLoanFunded } from '#tests/support/one-loan-funded.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('what an account opened with', () => {
  it('is what the books say of the bank so far, and the rest the host’s, by two people', async () => {
    const { two } = await oneLoanFunded(world);
    world.goTo('2026-03-03T09:00:00Z');
    const bank = await atTheBank(world, two, { opening: 112_345n });
    await bank.tell();
    const { id } = await bank.opened();
    expect(await bank.suggested(id)).toEqual([
      { parts: 'before:2026-03-02=100000,account:operator=12345', why: ['amount'], isExact: false },
    ]);
    expect(await bank.booked(id)).toEqual({ refused: 'match_is_not_exact' });
    const before = await newestJournal();
    await bank.agreed(id);
    expect(await printedLedger(before)).toBe(`
bank_line
  bank                           123.45
  operator                       123.45
`);
    await nothingIsLeft();
  });
});

describe('a payout of ours', () => {
  it('is found sent by its reference and amount, by two people as long as nothing went to that account before, and comes back less by costs', async () => {
    const { g, loanId, lia, two, partner, bank } = await atWork(world);
    const account = 'ID00 0012 3456';
    const details = { holder: 'KSP Mekar', bank: 'Nusa', account };
    const said = { ...details, partnerId: partner, now: world.now };
    const asked = granted(await proposeBankDetails({ ...said, actorId: two[0] }));
    granted(await changeBankDetails({ ...asked, actorId: two[1], now: world.now }));
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work();
    const reference = creditorReference('payout', 1);
    const sent = await bank.line({
      amount: -20_000n,
      name: 'KSP MEKAR',
      reference,
      otherAccount: 'ID0000123456',
    });
    expect((await bank.suggested(sent.id))[0]).toEqual({
      parts: 'payout:1=-20000',
      why: ['reference', 'amount'],
      isExact: false,
    });
    expect(await bank.booked(sent.id)).toEqual({ refused: 'match_is_not_exact' });
    const before = await newestJournal();
    await bank.agreed(sent.id);
    const parts = [{ kind: 'payout', target: '1', amount: -20_000n }] as const;
    const again = { lineId: sent.id, parts, actorId: two[0], now: world.now };
    expect(await bookBankLine(again)).toEqual({ refused: 'bank_line_is_booked' });
    const printed = await printedLedger(before);
    // Money has gone there now: the next wire to it is one person's.
    const next = await g.loan(partner, { amount: 5_000n });
    await g.lends(lia, [{ loanId: next, amount: 5_000n }]);
    await g.disbursed(next, two, { isPaidOutNow: true });
    await world.work();
    const second = { amount: -5_000n, name: 'KSP MEKAR', otherAccount: 'ID00 0012 3456' };
    const nextSent = await bank.line({ ...second, reference: creditorReference('payout', 2) });
    granted(await bank.booked(nextSent.id));
    const later = await newestJournal();
    world.goTo('2026-03-09T09:00:00Z');
    const back = await bank.line({ amount: 19_700n, text: `RETURN ${reference} account closed` });
    expect((await bank.suggested(back.id))[0]).toEqual({
      parts: 'returned:1=20000,account:costs=-300',
      why: ['reference', 'costs'],
      isExact: false,
    });
    expect(await bank.booked(back.id)).toEqual({ refused: 'match_is_not_exact' });
    await bank.agreed(back.id);
    expect(`${printed}${(await printedLedger(later)).slice(1)}`).toBe(`
payout_sent
  bank                          -200.00
  payout:1:held                 -200.00
payout_failed
  bank                           200.00
  payout:1:held                  200.00
payout_returned
  partner:1:payable              200.00
  payout:1:held                 -200.00
bank_line
  bank                            -3.00
  costs                            3.00
`);
    await nothingIsLeft();
  });
});

describe('a payout to an account that was changed', () => {
  it('takes two people again, whatever went to the old one since', async () => {
    const { g, loanId, lia, two, partner, bank } = await atWork(world);
    const detailsAre = async (account: string) => {
      const said = { holder: 'KSP Mekar', bank: 'Nusa', account, partnerId: partner };
      const asked = granted(await proposeBankDetails({ ...said, actorId: two[0], now: world.now }));
      granted(await changeBankDetails({ ...asked, actorId: two[1], now: world.now }));
    };
    await detailsAre('OLD 1');
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work();
    await detailsAre('NEW 2');
    const first = { amount: -20_000n, reference: creditorReference('payout', 1) };
    await bank.agreed((await bank.line({ ...first, otherAccount: 'OLD1' })).id);
    const next = await g.loan(partner, { amount: 5_000n });
    await g.lends(lia, [{ loanId: next, amount: 5_000n }]);
    await g.disbursed(next, two, { isPaidOutNow: true });
    await world.work();
    const second = { amount: -5_000n, reference: creditorReference('payout', 2) };
    const sent = await bank.line({ ...second, otherAccount: 'NEW2' });
    expect(await bank.booked(sent.id)).toEqual({ refused: 'match_is_not_exact' });
    await bank.agreed(sent.id);
    await nothingIsLeft();
  });
});

describe('a partner’s payment', () => {
  it('is found by its settlement’s reference and amount, by one person', async () => {
    const { bank, reference } = await owing(world);
    const paid = await bank.line({ amount: 5_000n, name: 'KSP MEKAR', text: `inv ${reference}` });
    const before = await newestJournal();
    granted(await bank.booked(paid.id));
    await world.work();
    expect(await printedLedger(before)).toBe(`
receipt
  bank                            50.00
  loan:1:collected                50.00
distribution
  loan:1:outstanding             -50.00
  Lia                             50.00
  loan:1:collected               -50.00
  loan:1:lent                    -50.00
`);
    await nothingIsLeft();
  });

  it('of another sum is short, or its bank has kept costs that the host bears: two people say which', async () => {
    const { bank, reference, two } = await owing(world);
    const paid = await bank.line({ amount: 4_850n, reference });
    expect(await bank.suggested(paid.id)).toEqual([
      {
        parts: 'partner:1=5000,account:costs=-150',
        why: ['reference', 'costs'],
        isExact: false,
      },
      { parts: 'partner:1=4850', why: ['reference', 'other_amount'], isExact: false },
    ]);
    const before = await newestJournal();
    const parts = [
      { kind: 'partner', target: '1', amount: 5_000n },
      { kind: 'account', target: 'costs', amount: -150n },
    ] as const;
    const { proposalId } = granted(await bank.proposed(paid.id, parts));
    expect(await approveBankLine({ proposalId, actorId: two[0], now: world.now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    granted(await approveBankLine({ proposalId, actorId: two[1], now: world.now }));
    expect(await printedLedger(before)).toBe(`
receipt
  bank                            50.00
  loan:1:collected                50.00
bank_line
  bank                            -1.50
  costs                            1.50
`);
    await world.work();
    await nothingIsLeft();
  });

  it('that its bank takes back is undone by two people, each cent once', async () => {
    const { bank, reference } = await owing(world);
    const paid = await bank.line({ amount: 5_000n, reference, name: 'Koperasi Mekar' });
    granted(await bank.booked(paid.id));
    await world.work();
    world.goTo('2026-04-09T09:00:00Z');
    const gone = await bank.line({ amount: -5_000n, name: 'Koperasi Mekar', text: 'recall' });
    expect((await bank.suggested(gone.id))[0]).toMatchObject({
      parts: 'recalled:1=-5000',
      isExact: false,
    });
    const before = await newestJournal();
    await bank.agreed(gone.id);
    expect(await printedLedger(before)).toBe(`
distribution_reversed
  loan:1:outstanding              50.00
  Lia                            -50.00
  loan:1:collected                50.00
  loan:1:lent                     50.00
receipt_reversed
  bank                           -50.00
  loan:1:collected               -50.00
`);
    await nothingIsLeft();
  });
});
