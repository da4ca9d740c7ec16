import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closeAccount } from '#app/domain/balances/close-account.ts';
import { announceDeposit } from '#app/domain/deposits/announce-deposit.ts';
import { lenderBalance, ownFigures } from '#app/domain/balances/portfolio.ts';
import { whereItGoes } from '#app/domain/withdrawals/where-it-goes.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { asOwner } from '#tests/support/database.ts';
import { nothingIsLeft } from '#tests/support/bank-at-work.ts';
import { granted } from '#tests/support/given.ts';
import { takingDeposits } from '#tests/support/taking-deposits.ts';
import { withSettings } from '#tests/support/with-settings.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
withSettings({ BANK_DEPOSITS: 'on' });

describe('what one person must not book', () => {
  it('is a withdrawal whose deposit was taken back: it is stopped, and pays what is owed', async () => {
    const { lia, bank, announced, reference, from } = await takingDeposits(world);
    await announced(10_000n);
    granted(await bank.booked((await bank.line({ amount: 10_000n, reference, ...from })).id));
    const asked = { lenderId: lia, amount: 10_000n, currency: 'USD', now: world.now } as const;
    granted(await requestWithdrawal(asked));
    await world.work();
    const gone = await bank.line({ amount: -10_000n, text: 'RECALL', ...from });
    await bank.agreed(gone.id, [
      { kind: 'lender_returned', target: String(lia), amount: -10_000n },
    ]);
    expect((await ownFigures(lia, 'USD')).money).toMatchObject({ balance: 0n, held: 0n, owed: 0n });
    expect(await db().payoutPart.findFirstOrThrow()).toMatchObject({ status: 'failed' });
    const out = { amount: -10_000n, reference: creditorReference('payout', 1), ...from };
    const suggested = await bank.suggested((await bank.line(out)).id);
    expect(suggested.filter(({ isExact }) => isExact)).toEqual([]);
  });

  it('is a deposit of their own', async () => {
    const { bank, two, from } = await takingDeposits(world);
    const own = { lenderId: two[0], amount: 10_000n, currency: 'USD', now: world.now } as const;
    granted(await announceDeposit(own));
    const reference = creditorReference('deposit', two[0]);
    const came = await bank.line({ amount: 10_000n, reference, ...from });
    expect((await bank.suggested(came.id))[0]).toMatchObject({ isExact: true });
    expect(await bank.booked(came.id)).toEqual({ refused: 'match_is_not_exact' });
    expect(await lenderBalance(two[0], 'USD')).toBe(0n);
  });

  it('is a line that names a second lender', async () => {
    const { g, bank, announced, reference, from } = await takingDeposits(world);
    await announced(10_000n);
    const other = creditorReference('deposit', await g.person('Ben'));
    const came = await bank.line({ amount: 10_000n, reference, text: `or ${other}`, ...from });
    expect((await bank.suggested(came.id)).filter(({ isExact }) => isExact)).toEqual([]);
  });
});

describe('the accounts that deposits came from', () => {
  it('are filled from deposits that were booked before they were kept', async () => {
    const { lia, bank, announced, reference, from } = await takingDeposits(world);
    await announced(10_000n);
    granted(await bank.booked((await bank.line({ amount: 10_000n, reference, ...from })).id));
    const gone = await bank.line({ amount: -4_000n, text: 'RECALL', ...from });
    await bank.agreed(gone.id, [{ kind: 'lender_returned', target: String(lia), amount: -4_000n }]);
    const facts = { account: 'DE89370400440532013000', came: 10_000n, takenBack: 4_000n };
    expect(await db().depositAccount.findMany()).toMatchObject([facts]);
    await asOwner('delete from deposit_accounts');
    expect(await checkBooks()).not.toEqual([]);
    await asOwner(readFileSync('prisma/migrations/0022_earlier_deposits/migration.sql', 'utf8'));
    expect(await db().depositAccount.findMany()).toMatchObject([facts]);
    expect(await checkBooks()).toEqual([]);
  });

  it('name nobody once an account is closed', async () => {
    const { lia, bank, announced, reference, from } = await takingDeposits(world);
    await announced(10_000n);
    granted(await bank.booked((await bank.line({ amount: 10_000n, reference, ...from })).id));
    const asked = { lenderId: lia, amount: 10_000n, currency: 'USD', now: world.now } as const;
    granted(await requestWithdrawal(asked));
    await world.work();
    const out = { amount: -10_000n, reference: creditorReference('payout', 1), ...from };
    granted(await bank.booked((await bank.line(out)).id));
    granted(await closeAccount({ personId: lia, now: world.now }));
    const [row] = await db().depositAccount.findMany();
    expect(row).toMatchObject({ holder: null, account: expect.stringMatching(/^closed \d+$/) });
    await nothingIsLeft();
  });

  it('are not paid to without a question where a number does not say at which bank', async () => {
    const { lia, bank, announced, reference } = await takingDeposits(world);
    await announced(10_000n);
    const came = { amount: 10_000n, reference, name: 'LIA', otherAccount: '0012345678' };
    granted(await bank.booked((await bank.line(came)).id));
    expect(await whereItGoes(lia, 'USD')).toMatchObject({ known: 0n });
  });
});
