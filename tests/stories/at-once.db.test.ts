import { describe, expect, it } from 'vitest';
import { proposeManualJournal } from '#app/domain/books/manual-journal.ts';
import { noteTransaction } from '#app/domain/books/book-own-line.ts';
import { guestPerson } from '#app/domain/people/guest.ts';
import { inviteStaff } from '#app/domain/invitations/invite-staff.ts';
import { invitePartnerStaff } from '#app/domain/invitations/invite-partner-staff.ts';
import { registerKnownPerson } from '#app/domain/people/register-known-person.ts';
import { signUp } from '#app/domain/people/sign-up.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const sides = 8;

/** The answers to the same request made many times at once; an exception fails the test. */
function atOnce<Answer>(ask: () => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: sides }, ask));
}

const refusalsOf = (answers: readonly object[]) =>
  answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []));

describe('the same thing asked for from many sides at once', () => {
  it('makes a person once, whoever invites, signs up or lends first', async () => {
    const g = given(world);
    const [partnerId, actorId] = [await g.partner(), await g.person('Admin')];
    const { now } = world;
    const who = { email: 'new@example.org', name: 'New', language: 'en', now };
    const password = 'a long enough word';
    await atOnce(() =>
      inTransaction((tx) =>
        guestPerson(tx, { email: who.email, language: 'en', isDemo: true, now }),
      ),
    );
    await atOnce(() => signUp({ ...who, email: 'up@example.org', password }));
    const known = { ...who, email: 'known@example.org', password, isDemo: false };
    const made = await atOnce(() => registerKnownPerson(known));
    expect(refusalsOf(made)).toHaveLength(sides - 1);
    const roles = await atOnce(() =>
      inviteStaff({ ...who, email: 'staff@example.org', role: 'auditor', actorId }),
    );
    expect(refusalsOf(roles)).toEqual([]);
    expect(new Set(roles.map((it) => JSON.stringify(it))).size).toBe(1);
    const staff = await atOnce(() =>
      invitePartnerStaff({ ...who, email: 'p@example.org', partnerId, role: 'officer', actorId }),
    );
    expect(refusalsOf(staff)).toEqual([]);
    expect(await db().invitation.count()).toBe(2);
    for (const email of ['new', 'up', 'known', 'staff', 'p'])
      expect(await db().person.count({ where: { email: `${email}@example.org` } })).toBe(1);
  });

  it('notes a line of Stripe’s account once, whichever of its events comes first', async () => {
    const { now } = world;
    const line = {
      id: 'txn_test_at_once',
      type: 'payout',
      sourceId: 'po_test',
      currency: 'USD',
      amount: -1_000n,
      fee: 0n,
      description: null,
      createdAt: now,
    };
    await atOnce(() => inTransaction((tx) => noteTransaction(tx, line, now)));
    expect(await db().balanceTransaction.count({ where: { id: line.id } })).toBe(1);
  });

  it('proposes it once', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const [first] = await g.treasurers();
    const { now } = world;
    const move = { from: 'costs', to: 'bank', currency: 'USD', amount: 100n } as const;
    const answers = await atOnce(() =>
      proposeManualJournal({ ...move, reason: 'fees of the bank', actorId: first, now }),
    );
    expect(refusalsOf(answers)).toEqual(Array(sides - 1).fill('already_proposed'));
    expect(await db().proposal.count()).toBe(1);
  });

  it('begins one report of a month', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partnerId = await g.partner();
    const two = await g.treasurers();
    const loanId = await g.loan(partnerId, { amount: 10_000n });
    await g.lends(await g.person('Lia'), [{ loanId, amount: 10_000n }]);
    await g.disbursed(loanId, two);
    const { now } = world;
    const line = { line: 2, loan: 'it', loanId, kind: 'paid', amount: '100.00' } as const;
    const report = { partnerId, period: '2026-03', lines: [line], actorId: two[0], now };
    const answers = await atOnce(() => saveRepaymentReport(report));
    expect(refusalsOf(answers)).toEqual([]);
    expect(await db().repaymentReport.count()).toBe(1);
    expect(await db().repaymentLine.count()).toBe(1);
  });
});
