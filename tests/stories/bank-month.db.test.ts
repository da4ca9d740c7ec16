import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bookBankLine } from '#app/domain/matching/book-bank-line.ts';
import { bookStripePayout } from '#app/domain/books/book-stripe-payout.ts';
import { suggestionsFor } from '#app/domain/matching/suggestions-for.ts';
import { unmatchedJournals } from '#app/domain/matching/unmatched-journals.ts';
import { tieOfDay } from '#app/domain/ties/tie-of-day.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { db } from '#app/platform/db.ts';
import type { WrittenFormat } from '#sandbox/bank/write-statement.ts';
import { sweepStripe } from '#workers/handlers/sweeps.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { granted } from '#tests/support/given.ts';
import { oneLoanFunded } from '#tests/support/one-loan-funded.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const formats: WrittenFormat[] = ['camt053', 'mt940', 'ofx', 'csv'];

/** A month of a bank: payouts, one that comes back, costs, late, short, wrong and doubled references. */
async function month(format: WrittenFormat) {
  const { g, partner, two, lia, loanId } = await oneLoanFunded(world);
  const other = await g.loan(partner);
  await g.lends(lia, [{ loanId: other, amount: 20_000n }]);
  world.goTo('2026-04-01T09:00:00Z');
  const at = await atTheBank(world, two, { opening: 100_000n, format });
  const { bank } = at;
  bank.put({ day: '2026-04-01', amount: -175n, name: 'Bank Nusa', text: 'account fee' });
  for (const id of [loanId, other]) await g.disbursed(id, two, { isPaidOutNow: true });
  await world.work();
  const [first, second] = [creditorReference('payout', 1), creditorReference('payout', 2)];
  bank.put(
    { day: '2026-04-02', amount: -20_000n, name: 'Koperasi Mekar', reference: first },
    { day: '2026-04-02', amount: -20_000n, name: 'Koperasi Mekar', reference: second },
  );
  await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], lia);
  const [settlementId = 0] = await g.settled(partner, '2026-03', lia);
  const owed = creditorReference('settlement', settlementId);
  const payout = world.stripe.ledger.payOutToBank({ amount: 1_500, currency: 'usd' });
  await bookStripePayout({ payoutId: payout.id, now: world.now });
  bank.put(
    { day: '2026-04-07', amount: 19_600n, name: 'Bank Nusa', text: `RETURNED ${second}` },
    { day: '2026-04-08', amount: 1_500n, name: 'STRIPE', text: 'payout' },
    // Half with the right reference, and the rest twice with a wrong one: the second is a surplus.
    { day: '2026-04-10', amount: 2_500n, name: 'KOPERASI MEKAR', reference: owed },
    { day: '2026-04-20', amount: 2_500n, name: 'KOPERASI MEKAR', reference: 'RF00S99' },
    { day: '2026-04-20', amount: 2_500n, name: 'KOPERASI MEKAR', reference: 'RF00S99' },
    { day: '2026-04-22', amount: 700n, name: 'A. Nonymous', text: 'thanks' },
    { day: '2026-04-30', amount: -175n, name: 'Bank Nusa', text: 'account fee' },
  );
  world.goTo('2026-05-01T09:00:00Z');
  await at.tell('2026-04-01');
  return { at, two };
}

/** What the desk does with the month: exact lines by one, suggested ones by two, the rest named. */
async function workThrough({ at, two }: Awaited<ReturnType<typeof month>>) {
  const lines = await db().bankLine.findMany({ orderBy: [{ day: 'asc' }, { id: 'asc' }] });
  for (const line of lines) {
    const [best] = await suggestionsFor(line);
    const exact = { lineId: line.id, parts: best?.parts ?? [], actorId: two[0], now: world.now };
    if (best?.isExact) granted(await bookBankLine(exact));
    else if (best) await at.agreed(line.id, best.parts);
    else {
      const target = line.name === 'Bank Nusa' ? 'costs' : 'suspense';
      await at.agreed(line.id, [{ kind: 'account', target, amount: line.amount }]);
    }
    await world.work();
  }
  return lines.length;
}

describe('a month of a bank', () => {
  it.each(formats)('in %s ties at its end, to the cent', async (format) => {
    const made = await month(format);
    expect(await workThrough(made)).toBe(11);
    await sweepStripe(world.now);
    expect(await unmatchedJournals()).toEqual([]);
    expect(await balanceOf(db(), 'bank', 'USD')).toBe(made.at.bank.balance('2026-04-30'));
    expect(await balanceOf(db(), 'suspense', 'USD')).toBe(700n);
    expect((await tieOfDay('2026-05-01', world.now)).differences).toEqual(
      format === 'csv' ? [expect.objectContaining({ kind: 'no_statement' })] : [],
    );
    const booked = await db().bankLine.findMany({ where: { day: new Date('2026-04-20') } });
    expect(booked.map(({ bookedAs }) => bookedAs)).toEqual(['partner:1=2500', 'partner:1=2500']);
    expect(await checkBooks()).toEqual([]);
    // The same month once more adds nothing, and leaves what is booked.
    expect(await made.at.tell('2026-04-01')).toMatchObject({ added: 0, known: 10 });
    expect(await db().bankLine.count({ where: { bookedAt: null } })).toBe(0);
  });

  it('is printed by the command, with exit 1 as long as it does not tie', async () => {
    const { at, two } = await month('camt053');
    const day = '2026-04-30';
    const ask = () =>
      spawnSync('npx', ['tsx', 'workers/commands/reconcile.ts', '--day', day], {
        encoding: 'utf8',
        env: process.env,
      });
    const before = ask();
    expect(before.status).toBe(1);
    expect(before.stdout).toContain(`${day}: does not tie`);
    expect(before.stdout).toContain('A. Nonymous: not explained yet');
    await workThrough({ at, two });
    await sweepStripe(world.now);
    const after = ask();
    expect(after.stdout).toContain(`${day}: ties`);
    expect(after.status).toBe(0);
    expect(await db().dayTie.count()).toBe(2);
    const wrong = spawnSync('npx', ['tsx', 'workers/commands/reconcile.ts', '--day', '30.4.'], {
      encoding: 'utf8',
      env: process.env,
    });
    expect(wrong).toMatchObject({ status: 1, stdout: '' });
    expect(wrong.stderr).toContain('is no day');
  });
});
