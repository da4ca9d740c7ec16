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
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { sweepLoans, sweepPartners, sweepStripe } from '#workers/handlers/sweeps.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { nothingIsLeft } from '#tests/support/bank-at-work.ts';
import { given, granted } from '#tests/support/given.ts';
import { withSettings } from '#tests/support/with-settings.ts';
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
  const from = { name: 'Lia', otherAccount: 'ID99' } as const;
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
    refused: 'stripe_refused',
  });
  const urls = { email: 'a@example.org', returnUrl: 'http://x', refreshUrl: 'http://x' };
  const went = await goToStripe({ partnerId: 1, ...urls, actorId: lia, now: world.now });
  expect(went).toEqual({ refused: 'stripe_opens_no_account' });
  const points = await installation(world.now);
  expect(points.filter(({ point }) => /stripe|payments/.test(point))).toEqual([]);
  expect(points).toContainEqual({ point: 'deposits', state: 'lacking' });
  const page = await ask('lender/deposits', await signInAs(lia, world.now));
  expect(page).toMatchObject({ status: 200, body: { hasAccount: false, announced: null } });
});
