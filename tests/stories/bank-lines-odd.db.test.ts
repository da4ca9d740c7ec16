import { describe, expect, it } from 'vitest';
import { bookManualJournal, proposeManualJournal } from '#app/domain/books/manual-journal.ts';
import { approveBankLine } from '#app/domain/matching/propose-bank-line.ts';
import { bookBankLine } from '#app/domain/matching/book-bank-line.ts';
import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { atWork, nothingIsLeft, owing } from '#tests/support/bank-at-work.ts';
import { granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('money from Stripe', () => {
  it('is found by Stripe’s name and the amount; two payouts may come as one', async () => {
    const { bank } = await atWork(world);
    world.goTo('2026-03-06T09:00:00Z');
    const payOut = async (amount: number) => {
      const payout = world.stripe.ledger.payOutToBank({ amount, currency: 'usd' });
      await bookStripePayout({ payoutId: payout.id, now: world.now });
    };
    await payOut(1_200);
    await payOut(700);
    await payOut(300);
    const single = await bank.line({ amount: 300n, name: 'STRIPE PAYMENTS', text: 'payout' });
    expect((await bank.suggested(single.id))[0]).toMatchObject({ isExact: true });
    granted(await bank.booked(single.id));
    const both = await bank.line({ amount: 1_900n, name: 'Stripe', text: 'payouts' });
    expect((await bank.suggested(both.id))[0]).toMatchObject({
      why: ['reference', 'sum'],
      isExact: true,
    });
    const before = await newestJournal();
    granted(await bank.booked(both.id));
    expect(await newestJournal()).toBe(before);
    await nothingIsLeft();
  });
});

describe('a wire that somebody had typed in', () => {
  it('is tied to its line, and not booked again; a bank may send it in two halves', async () => {
    const { g, partner, two, bank } = await owing(world);
    await g.wired(partner, 6_000n, two);
    const wire = await db().receipt.findFirstOrThrow();
    const reference = wire.reference.replace('wire:', '');
    const before = await newestJournal();
    const half = await bank.line({ amount: 2_500n, reference });
    await bank.agreed(half.id);
    const rest = await bank.line({ amount: 3_500n, reference });
    expect((await bank.suggested(rest.id))[0]).toMatchObject({
      why: ['reference', 'amount'],
      isExact: true,
    });
    granted(await bank.booked(rest.id));
    expect(await newestJournal()).toBe(before);
    await world.work();
    await nothingIsLeft();
  });
});

describe('what nobody knows', () => {
  it('goes to suspense by two people, and is found again when somebody asks for it', async () => {
    const { bank, two } = await owing(world);
    const line = await bank.line({ amount: 1_000n, name: 'A. Nonymous', text: 'thanks' });
    expect(await bank.suggested(line.id)).toEqual([]);
    const suspense = [{ kind: 'account', target: 'suspense', amount: 1_000n }] as const;
    expect(
      await bookBankLine({ lineId: line.id, parts: suspense, actorId: two[0], now: world.now }),
    ).toEqual({ refused: 'match_is_not_exact' });
    const before = await newestJournal();
    await bank.agreed(line.id, suspense);
    expect(await bank.proposed(line.id, suspense)).toEqual({ refused: 'bank_line_is_booked' });
    await bank.agreed(line.id, [{ kind: 'partner', target: '1', amount: 1_000n }]);
    expect(await printedLedger(before)).toBe(`
bank_line
  bank                            10.00
  suspense                        10.00
receipt
  bank                            10.00
  loan:1:collected                10.00
bank_line_reclaimed
  bank                           -10.00
  suspense                       -10.00
`);
    await world.work();
    await nothingIsLeft();
  });
});

describe('money that stands in suspense', () => {
  it('is not there twice: named in another way, its line cannot take it back', async () => {
    const { bank, two } = await owing(world);
    const line = await bank.line({ amount: 1_000n, name: 'A. Nonymous', text: 'thanks' });
    await bank.agreed(line.id, [{ kind: 'account', target: 'suspense', amount: 1_000n }]);
    const named = { from: 'suspense', to: 'operator', currency: 'USD', amount: 1_000n } as const;
    const by = { reason: 'a gift', actorId: two[0], now: world.now };
    const asked = granted(await proposeManualJournal({ ...named, ...by }));
    granted(await bookManualJournal({ ...asked, actorId: two[1], now: world.now }));
    const said = [{ kind: 'partner', target: '1', amount: 1_000n }] as const;
    const { proposalId } = granted(await bank.proposed(line.id, said));
    expect(await approveBankLine({ proposalId, actorId: two[1], now: world.now })).toEqual({
      refused: 'account_has_not_so_much',
    });
    expect(await checkBooks()).toEqual([]);
  });
});

describe('two parts of one kind', () => {
  it('are one payment of their partner', async () => {
    const { bank } = await owing(world);
    const line = await bank.line({ amount: 5_000n, name: 'Somebody' });
    const part = { kind: 'partner', target: '1' } as const;
    await bank.agreed(line.id, [
      { ...part, amount: 3_000n },
      { ...part, amount: 2_000n },
    ]);
    await world.work();
    await nothingIsLeft();
  });
});

describe('a line of the bank', () => {
  it('is refused as something that it is not, and nothing of it is half done', async () => {
    const { bank, partner } = await owing(world);
    const line = await bank.line({ amount: 5_000n, name: 'Somebody' });
    const before = await newestJournal();
    const as = async (...parts: Parameters<typeof bank.proposed>[1]) => {
      const answer = await bank.proposed(line.id, parts);
      if ('refused' in answer) return answer.refused;
      const agreed = await approveBankLine({ ...answer, actorId: 2_000, now: world.now });
      await db().proposal.updateMany({
        where: { approvedAt: null, withdrawnAt: null },
        data: { withdrawnAt: world.now },
      });
      return 'refused' in agreed ? agreed.refused : 'booked';
    };
    const amount = 5_000n;
    const part = { kind: 'partner', target: String(partner), amount: 4_000n } as const;
    const costs = { kind: 'account', target: 'costs', amount: 1_000n } as const;
    expect(await as(part)).toBe('parts_do_not_come_to_the_line');
    // The host's costs are no loan of the partner's: a part that cannot be booked undoes the other.
    expect(await as(part, costs)).toBe('account_has_not_so_much');
    expect(await as({ kind: 'account', target: 'lender:3', amount })).toBe(
      'account_is_not_moved_by_hand',
    );
    expect(await as({ kind: 'account', target: 'bank', amount })).toBe(
      'account_is_not_moved_by_hand',
    );
    expect(await as({ kind: 'partner', target: '99', amount })).toBe('part_does_not_fit');
    expect(await as({ kind: 'returned', target: '1', amount })).toBe('part_does_not_fit');
    expect(await as({ kind: 'booked', target: '1', amount })).toBe('part_does_not_fit');
    expect(await as({ kind: 'recovery', target: '1', amount })).toBe('loan_is_not_written_off');
    expect(await as({ kind: 'lender', target: '99', amount })).toBe('part_does_not_fit');
    expect(await newestJournal()).toBe(before);
    expect(await db().bankLineEntry.count({ where: { lineId: line.id } })).toBe(0);
    expect(await checkBooks()).toEqual([]);
  });

  it('pressed by many at once is booked once', async () => {
    const { bank, reference } = await owing(world);
    const line = await bank.line({ amount: 5_000n, reference });
    const answers = await Promise.all([1, 2, 3, 4].map(() => bank.booked(line.id)));
    expect(answers.filter((answer) => 'booked' in answer)).toHaveLength(1);
    await world.work();
    await nothingIsLeft();
  });
});
