import { describe, expect, it } from 'vitest';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { readiness } from '#app/domain/operations/readiness.ts';
import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { tieOfDay } from '#app/domain/ties/tie-of-day.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { decimalOf } from '#app/money/money.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { sweepStripe, tieDays } from '#workers/handlers/sweeps.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { oneLoanFunded } from '#tests/support/one-loan-funded.ts';
import { atWork } from '#tests/support/bank-at-work.ts';
import { granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function tie(day: string) {
  const { status, differences } = await tieOfDay(day, world.now);
  const named = differences.map(({ kind, amount, currency, isSettled }) => {
    const figure = decimalOf({ amount, currency: asCurrency(currency) });
    return `${kind} ${figure}${isSettled ? ' settled' : ''}`;
  });
  return [status, ...named];
}

describe('the tie of a day', () => {
  it('names what is under way, what is not explained and what is missing, and ends at nothing', async () => {
    const { g, loanId, two, bank } = await atWork(world);
    // What a card paid may leave Stripe after two days.
    world.goTo('2026-03-06T09:00:00Z');
    await bank.tell();
    await sweepStripe(world.now);
    expect(await tie('2026-03-06')).toEqual(['tied']);
    // The payout is in the books today and at the bank tomorrow; Stripe's comes after three days.
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    const payout = world.stripe.ledger.payOutToBank({ amount: 1_200, currency: 'usd' });
    await bookStripePayout({ payoutId: payout.id, now: world.now });
    expect(await tie('2026-03-06')).toEqual(['tied', 'on_its_way 12.00']);
    world.goTo('2026-03-07T09:00:00Z');
    expect(await tie('2026-03-07')).toEqual(['open', 'on_its_way 12.00', 'no_statement 0.00']);
    const sent = await bank.line({ amount: -20_000n, reference: creditorReference('payout', 1) });
    const fee = await bank.line({ amount: -250n, text: 'account fee' });
    expect(await tie('2026-03-07')).toEqual([
      'open',
      'line_open 200.00',
      'line_open 2.50',
      'on_its_way 12.00',
    ]);
    await bank.agreed(sent.id);
    world.goTo('2026-03-09T09:00:00Z');
    // Two days later nobody has said what the fee is.
    expect(await tie('2026-03-07')).toEqual(['failed', 'line_open 2.50', 'on_its_way 12.00']);
    await bank.agreed(fee.id, [{ kind: 'account', target: 'costs', amount: -250n }]);
    const came = await bank.line({ amount: 1_200n, name: 'STRIPE' });
    granted(await bank.booked(came.id));
    expect(await tie('2026-03-07')).toEqual([
      'tied',
      'line_booked_later 2.50 settled',
      'on_its_way 12.00 settled',
    ]);
    expect(await tie('2026-03-09')).toEqual(['tied']);
    expect(await checkBooks()).toEqual([]);
  });

  it('that fails is told to the admins once a day, stands first, and turns /ready red until it ties', async () => {
    const { lia, bank } = await atWork(world);
    await grantStaffRole({ personId: lia, role: 'admin', actorId: null, now: world.now });
    await sweepStripe(world.now);
    world.goTo('2026-03-04T09:00:00Z');
    const fee = await bank.line({ amount: -250n, text: 'account fee' });
    world.goTo('2026-03-07T02:00:00Z');
    await tieDays(world.now);
    await tieDays(world.now);
    // Only yesterday is made by itself; the day of the line is older, and still in it.
    expect(await readiness(world.now)).toMatchObject({
      isReady: false,
      daysThatFail: ['2026-03-06'],
    });
    await world.work();
    const told = () =>
      world.mailbox.lettersTo('lia@example.org').filter(({ subject }) => /books/.test(subject));
    expect(told()).toHaveLength(1);
    await bank.agreed(fee.id, [{ kind: 'account', target: 'costs', amount: -250n }]);
    await bank.tell('2026-03-04');
    await tieDays(world.now);
    expect(await readiness(world.now)).toMatchObject({ isReady: true, daysThatFail: [] });
    const made = await db().dayTie.findMany({ orderBy: { id: 'asc' } });
    expect(made.map(({ status }) => status)).toEqual(['failed', 'failed', 'tied']);
  });
});

describe('a host that adds no statements', () => {
  it('is told that they are missing, and not that something is wrong, however old its books are', async () => {
    const { lia } = await oneLoanFunded(world);
    await grantStaffRole({ personId: lia, role: 'admin', actorId: null, now: world.now });
    await sweepStripe(world.now);
    await world.work();
    world.goTo('2026-09-01T02:00:00Z');
    await tieDays(world.now);
    expect(await tie('2026-08-31')).toEqual(['open', 'on_its_way 1000.00', 'no_statement 0.00']);
    expect(await readiness(world.now)).toMatchObject({ booksBalance: true, daysThatFail: [] });
  });

  it('and then adds them is given a day to say what the first ones hold', async () => {
    const { two } = await oneLoanFunded(world);
    await sweepStripe(world.now);
    world.goTo('2026-09-01T02:00:00Z');
    const bank = await atTheBank(world, two, { opening: 100_000n });
    await bank.tell('2026-08-01');
    expect((await tie('2026-08-31'))[0]).toBe('open');
    world.goTo('2026-09-03T02:00:00Z');
    expect((await tie('2026-08-31'))[0]).toBe('failed');
    await bank.agreed((await bank.opened()).id);
    expect((await tie('2026-08-31'))[0]).toBe('tied');
  });
});

describe('what is owed', () => {
  it('is covered by what the bank says, not by what the books hope', async () => {
    const { bank } = await atWork(world);
    // Somebody emptied the account: the books do not know yet, and the question answers all the same.
    await bank.line({ amount: -100_000n, text: 'garnishment' });
    const failures = await checkBooks();
    expect(failures.map(({ check }) => check)).toEqual(['07_what_is_owed_is_covered']);
  });
});
