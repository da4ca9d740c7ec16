import { describe, expect, it } from 'vitest';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { closeAccount } from '#app/domain/balances/close-account.ts';
import { exportPerson } from '#app/domain/operations/export-person.ts';
import { lentSlices } from '#app/domain/balances/lent-slices.ts';
import { portfolioMonths } from '#app/domain/balances/portfolio-months.ts';
import { ownFigures, slicesOf } from '#app/domain/balances/portfolio.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { sliceTrail } from '#app/domain/slices/slice-trail.ts';
import { statementOf } from '#app/domain/balances/statement.ts';
import { orderOf } from '#app/domain/funding/orders.ts';
import { noticesOf } from '#app/domain/notifications/notices.ts';
import { stopMails } from '#app/domain/notifications/mail-choices.ts';
import { sendDigests } from '#app/domain/notifications/send-digests.ts';
import { changeSettings } from '#app/domain/people/change-settings.ts';
import { endOwnSession, ownAccount } from '#app/domain/people/own-account.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import { sweepLoans } from '#workers/handlers/sweeps.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function lending() {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const loanId = await g.loan(partner, { amount: 10_000n });
  const orderId = await g.lends(lia, [{ loanId, amount: 10_000n }]);
  await g.disbursed(loanId, two, { isPaidOutNow: true });
  const repaid = async (period: string, localAmount: string, cash: bigint) => {
    await g.reported(partner, period, [{ loanId, amount: localAmount }], lia);
    await g.settled(partner, period, lia);
    const [receiptId = 0] = await g.wired(partner, cash, two);
    await world.work();
    return receiptId;
  };
  return { g, partner, lia, two, loanId, orderId, repaid };
}

describe('the trail of a slice', () => {
  it('tells every step of its money, and what was taken back', async () => {
    const { lia, two, repaid, g } = await lending();
    await repaid('2026-03', '333.30', 3_333n);
    const receiptId = await repaid('2026-04', '100.00', 1_000n);
    const { now } = world;
    const reversal = { receiptId, reason: 'recalled', actorId: two[0], now };
    const { proposalId } = granted(await proposeReversal(reversal));
    granted(await reverseReceipt({ proposalId, actorId: two[1], now }));
    const [slice] = await slicesOf(lia);
    const trail = await sliceTrail(lia, slice?.id ?? 0, world.now);
    expect(trail?.steps.map((step) => [step.kind, step.amount, step.period])).toEqual([
      ['lent', 10_000n, null],
      ['disbursed', 10_000n, null],
      ['distribution', 3_333n, '2026-03'],
      ['distribution', 1_000n, '2026-04'],
      ['distribution_reversed', -1_000n, '2026-04'],
    ]);
    expect(trail).toMatchObject({ repaid: 3_333n, outstanding: 6_667n, loanName: 'Siti' });
    expect(await sliceTrail(await g.person('Ben'), slice?.id ?? 0, world.now)).toBeNull();
  });

  it('of a loan that was not filled ends with the money given back', async () => {
    const g = given(world);
    const lia = await g.person('Lia');
    await g.lends(lia, [{ loanId: await g.loan(await g.partner()), amount: 2_500n }]);
    world.goTo('2026-05-01T09:00:00Z');
    await sweepLoans(world.now);
    const [slice] = await slicesOf(lia);
    const trail = await sliceTrail(lia, slice?.id ?? 0, world.now);
    expect(trail?.steps.map((step) => [step.kind, step.amount])).toEqual([
      ['lent', 2_500n],
      ['refunded', 2_500n],
    ]);
  });

  it('and the months beside it add up to what is lent and what came', async () => {
    const { lia, repaid } = await lending();
    await repaid('2026-03', '333.30', 3_333n);
    const months = await portfolioMonths(await lentSlices(lia, 'USD', 'en'));
    expect(months.map((row) => [row.month, row.expected, row.actual])).toEqual([
      ['2026-03', 0n, 3_333n],
      ['2026-04', 0n, 0n],
      ['2026-05', 2_500n, 0n],
      ['2026-06', 2_500n, 0n],
      ['2026-07', 2_500n, 0n],
      ['2026-08', 2_500n, 0n],
    ]);
  });
});

it('what a card paid and lent is accounted for before anything came back', async () => {
  const g = given(world);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const loanId = await g.loan(partner, { amount: 10_000n });
  await g.lends(lia, [{ loanId, amount: 5_000n }]);
  const { lent, money } = await ownFigures(lia, 'USD');
  expect(lent).toMatchObject({ lent: 5_000n, outstanding: 5_000n });
  expect(money).toMatchObject({ deposits: 5_000n, outstanding: 5_000n, balance: 0n });
});

describe('a borrower who takes consent back', () => {
  it('is named to nobody: not on the slice, the order, the statement nor the export', async () => {
    const { lia, orderId, repaid } = await lending();
    await repaid('2026-03', '333.30', 3_333n);
    const everything = async () => {
      const [slice] = await slicesOf(lia);
      const told = [
        slice,
        await sliceTrail(lia, slice?.id ?? 0, world.now),
        (await orderOf(lia, orderId))?.lines.map((line) => line.name),
        await statementOf(lia, 'USD'),
        await exportPerson(lia, 'USD'),
      ];
      // A loan's address says no more about its borrower's name than a number does.
      return JSON.stringify(told, (key, value: unknown) =>
        key === 'loanSlug' ? null : typeof value === 'bigint' ? value.toString() : value,
      );
    };
    expect(await everything()).toContain('Siti');
    await db().borrowerConsent.updateMany({ data: { withdrawnAt: world.now } });
    expect(await everything()).not.toContain('Siti');
  });
});

describe('an account', () => {
  it('is closed only when nothing of it is left to do, and then says nobody’s name', async () => {
    const { lia, repaid } = await lending();
    const close = () => closeAccount({ personId: lia, now: world.now });
    expect(await close()).toEqual({ refused: 'loans_are_outstanding' });
    await repaid('2026-03', '1000.00', 10_000n);
    expect(await close()).toEqual({ refused: 'balance_is_not_empty' });
    world.goTo('2026-03-05T09:00:00Z');
    world.stripe.ledger.adjust(10_000, 'topup');
    const withdrawal = { lenderId: lia, amount: 10_000n, currency: 'USD', now: world.now } as const;
    granted(await requestWithdrawal(withdrawal));
    expect(await close()).toEqual({ refused: 'money_is_under_way' });
    await world.work();
    const cookie = await signInAs(lia, world.now);
    granted(await close());
    expect(await db().person.findUniqueOrThrow({ where: { id: lia } })).toMatchObject({
      name: '',
      email: `closed-${lia}@closed.invalid`,
      passwordHash: null,
    });
    expect((await ask('lender/balance', cookie)).status).toBe(302);
    expect(await checkBooks()).toEqual([]);
  });

  it('exports all about oneself, without the password', async () => {
    const { lia, orderId, g } = await lending();
    const { now } = world;
    await grantStaffRole({ personId: lia, role: 'support', actorId: null, now });
    const partnerId = await g.partner({ name: 'Koperasi Lain' });
    // Who acts for the operator no longer acts for a partner.
    await db().staffRole.updateMany({ data: { revokedAt: now } });
    await addPartnerStaff({ personId: lia, partnerId, role: 'viewer', actorId: null, now });
    const { chargeId } = await db().cardPayment.findFirstOrThrow();
    await applyDispute({ disputeId: world.stripe.ledger.dispute(chargeId).id, now });
    const told = (await exportPerson(lia, 'USD')) as Record<string, unknown>;
    expect(told).toMatchObject({
      person: { staffRoles: [{ role: 'support' }], partnerStaff: [{ role: 'viewer' }] },
      orders: [{ id: orderId, lines: [{ amount: 10_000n }] }],
      cardPayments: [{ disputes: [{ status: 'open' }] }],
      acts: [{ verb: 'grant-staff-role', subject: `person:${lia}` }],
    });
    const known = JSON.stringify(await exportPerson(lia, 'USD'), (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    expect(known).toContain('lia@example.org');
    expect(known).not.toContain('argon2');
  });

  it('keeps its choices, and ends only its own sessions', async () => {
    const { g, lia } = await lending();
    const ben = await g.person('Ben');
    await changeSettings({
      personId: lia,
      name: 'Lia H',
      isNamed: false,
      isWholeNamed: false,
      language: 'id',
      mailRepayments: 'digest',
      mailProgress: 'digest',
      mailLate: 'at_once',
      mailLosses: 'at_once',
      mailNews: 'notice',
    });
    const cookie = await signInAs(lia, world.now);
    const [session] = (await ownAccount(lia, world.now)).sessions;
    await endOwnSession({ personId: ben, sessionId: session?.id ?? 0, now: world.now });
    expect((await ask('account/settings', cookie)).status).toBe(200);
    await endOwnSession({ personId: lia, sessionId: session?.id ?? 0, now: world.now });
    expect((await ask('account/settings', cookie)).status).toBe(302);
  });
});

describe('the daily mail about repayments', () => {
  it('comes once, sums the day, stops with one click that only its owner’s link can make, and is a notice then', async () => {
    const { lia, repaid } = await lending();
    await repaid('2026-03', '333.30', 3_333n);
    await repaid('2026-04', '100.00', 1_000n);
    const letters = () =>
      world.mailbox.lettersTo('lia@example.org').filter((letter) => /came back/.test(letter.text));
    world.goTo('2026-03-03T01:00:00Z');
    expect(await sendDigests({ now: world.now })).toEqual({ count: 1 });
    await world.work();
    expect(letters()).toHaveLength(1);
    expect(letters()[0]?.text).toContain('43.33');
    const bad = { id: String(lia), signature: signatureOf('stop_repayment_mails', lia + 1) };
    expect((await ask('account/unsubscribe', null, bad, {})).status).toBe(404);
    const good = { id: String(lia), signature: signatureOf('stop_repayment_mails', lia) };
    expect((await ask('account/unsubscribe', null, good)).status).toBe(200);
    expect((await ownAccount(lia, world.now)).mails.mailRepayments).toBe('digest');
    expect(
      (await ask('account/unsubscribe', null, good, { 'List-Unsubscribe': 'One-Click' })).status,
    ).toBe(200);
    expect((await ownAccount(lia, world.now)).mails).toMatchObject({
      mailRepayments: 'notice',
      mailLate: 'at_once',
    });
    await stopMails(lia, 'digest');
    const seen = await noticesOf(lia, 'en');
    await repaid('2026-05', '100.00', 1_000n);
    world.goTo('2026-03-04T01:00:00Z');
    expect(await sendDigests({ now: world.now })).toEqual({ count: 0 });
    await world.work();
    expect(letters()).toHaveLength(1);
    const [notice, ...before] = await noticesOf(lia, 'en');
    expect(notice?.words).toContain('10.00');
    expect(before).toEqual(seen);
  });
});
