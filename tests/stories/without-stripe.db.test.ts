import { expect, it } from 'vitest';
import { announceDeposit } from '#app/domain/deposits/announce-deposit.ts';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { installation } from '#app/domain/operations/installation.ts';
import { liquidity } from '#app/domain/reconciliation/liquidity.ts';
import { moveStripeMoney } from '#app/domain/reconciliation/move-stripe-money.ts';
import { goToStripe } from '#app/domain/partners/open-stripe-account.ts';
import { tieOfDay } from '#app/domain/ties/tie-of-day.ts';
import { storeEvent } from '#app/payments/events.ts';
import { forgetStripe } from '#app/payments/stripe.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { giveUpPart } from '#app/domain/payouts/give-up-part.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { whereItGoes } from '#app/domain/withdrawals/where-it-goes.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { sweepLoans, sweepPartners, sweepStripe } from '#workers/handlers/sweeps.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { nothingIsLeft } from '#tests/support/bank-at-work.ts';
import { given, granted } from '#tests/support/given.ts';
import { set, withSettings } from '#tests/support/with-settings.ts';
import { withBalance } from '#tests/support/with-balance.ts';
import { asOwner } from '#tests/support/database.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
withSettings({
  BANK_DEPOSITS: 'on',
  STRIPE_SECRET_KEY: undefined,
  STRIPE_WEBHOOK_SECRET: undefined,
  STRIPE_API: undefined,
});

it('a host without Stripe works from the first day: paid in, lent, disbursed, repaid and taken out by bank', async () => {
  forgetStripe();
  const g = given(world);
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const bank = await atTheBank(world, two);
  const partner = await g.partner();
  const loanId = await g.loan(partner);
  const wish = { lenderId: lia, currency: 'USD', now: world.now } as const;
  granted(await announceDeposit({ ...wish, amount: 25_000n }));
  const reference = creditorReference('deposit', lia);
  const from = { name: 'Lia', otherAccount: 'DE89370400440532013000' } as const;
  granted(await bank.booked((await bank.line({ amount: 25_000n, reference, ...from })).id));

  await g.lends(lia, [{ loanId, amount: 20_000n }], { usesBalance: true });
  await world.work();
  expect(await lenderBalance(lia, 'USD')).toBe(5_000n);
  await g.disbursed(loanId, two, { isPaidOutNow: true });
  await world.work();
  const payout = { amount: -20_000n, reference: creditorReference('payout', 1) };
  await bank.agreed((await bank.line(payout)).id);
  world.goTo('2026-04-03T09:00:00Z');
  await g.reported(partner, '2026-03', [{ loanId, amount: '500.00' }], lia);
  const [settlementId = 0] = await g.settled(partner, '2026-03', lia);
  const paid = { amount: 5_000n, reference: creditorReference('settlement', settlementId) };
  granted(await bank.booked((await bank.line(paid)).id));
  await world.work();
  expect(await lenderBalance(lia, 'USD')).toBe(10_000n);

  granted(
    await requestWithdrawal({ ...wish, now: world.now, amount: 10_000n, isBankKnown: false }),
  );
  await world.work();
  const { id } = await db().payoutPart.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const out = { amount: -10_000n, reference: creditorReference('payout', id), ...from };
  granted(await bank.booked((await bank.line(out)).id));
  await nothingIsLeft();

  for (const sweep of [sweepStripe, sweepLoans, sweepPartners]) await sweep(world.now);
  const today = isoDay(world.now);
  world.goTo('2026-04-04T09:00:00Z');
  expect(await tieOfDay(today, world.now)).toMatchObject({ status: 'tied' });
  expect(await checkBooks()).toEqual([]);
});

/** Without a double nobody of a demonstration may be here; who is real has a second factor. */
async function becomeReal(): Promise<void> {
  await asOwner('update people set is_demo = false');
  const people = await db().person.findMany({ select: { id: true } });
  const times = { createdAt: world.now, confirmedAt: world.now };
  await db().secondFactor.createMany({
    data: people.map(({ id }) => ({ personId: id, sealedSecret: 'x', ...times })),
  });
}

it('and where only Stripe could pay, the page says so and nothing breaks', async () => {
  forgetStripe();
  const g = given(world);
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const loanId = await g.loan(await g.partner());
  await expect(g.lends(lia, [{ loanId, amount: 2_500n }])).rejects.toThrow('cards_are_off');
  expect(await db().order.count()).toBe(0);
  const event = { body: '{}', signature: 't=1,v1=x', now: world.now };
  expect(await storeEvent(event)).toEqual({ refused: 'stripe_is_not_used' });
  expect(await liquidity()).toMatchObject({ stripe: [] });
  const move = { direction: 'to_bank', amount: 100n, currency: 'USD', key: 'one' } as const;
  expect(await moveStripeMoney({ ...move, actorId: two[0], now: world.now })).toEqual({
    refused: 'payments_are_away',
  });
  const urls = { email: 'a@example.org', returnUrl: 'http://x', refreshUrl: 'http://x' };
  const went = await goToStripe({ partnerId: 1, ...urls, actorId: lia, now: world.now });
  expect(went).toEqual({ refused: 'payments_are_away' });
  const points = await installation(world.now);
  expect(points.filter(({ point }) => /stripe|payments/.test(point))).toEqual([]);
  expect(points).toContainEqual({ point: 'deposits', state: 'lacking' });
  await becomeReal();
  const page = await ask('lender/deposits', await signInAs(lia, world.now));
  expect(page).toMatchObject({ status: 200, body: { hasAccount: false, announced: null } });
});

it('the pages of a partner that would ask Stripe open all the same', async () => {
  forgetStripe();
  const g = given(world);
  const partner = await g.partner();
  const manager = await g.person('Dewi');
  const [tika] = await g.treasurers();
  await grantStaffRole({ personId: tika, role: 'treasurer', actorId: null, now: world.now });
  const staff = { partnerId: partner, role: 'manager', personId: manager } as const;
  await db().partnerStaff.create({ data: { ...staff, addedAt: world.now } });
  await becomeReal();
  const terms = await ask('operator/partner-terms', await signInAs(tika, world.now), {
    id: String(partner),
  });
  expect(terms).toMatchObject({ status: 200, body: { way: 'not_reached' } });
  const payouts = await ask('desk/payouts', await signInAs(manager, world.now));
  expect(payouts).toMatchObject({ status: 200 });
});

it('a host that gives up Stripe locks nobody’s money: what no card can take goes by bank', async () => {
  const key = { STRIPE_SECRET_KEY: 'sk_test_double', STRIPE_WEBHOOK_SECRET: 'whsec_test' };
  set({ ...key, STRIPE_API: world.stripe.origin });
  forgetStripe();
  const { lia, g } = await withBalance(world);
  const asked = { lenderId: lia, currency: 'USD', now: world.now } as const;
  granted(await requestWithdrawal({ ...asked, amount: 4_000n }));
  set({ STRIPE_SECRET_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined, STRIPE_API: undefined });
  forgetStripe();
  const { id: partId } = await db().payoutPart.findFirstOrThrow();
  expect(await installation(world.now)).toContainEqual({ point: 'payments', state: 'lacking' });
  const [tika] = await g.treasurers();
  granted(
    await giveUpPart({ partId, reason: 'no Stripe any more', actorId: tika, now: world.now }),
  );
  expect(await lenderBalance(lia, 'USD')).toBe(10_000n);
  expect(await whereItGoes(lia, 'USD')).toMatchObject({ known: 0n });
  expect(await checkBooks()).toEqual([]);
});
