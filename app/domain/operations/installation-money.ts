import { accountToPay } from '#app/domain/banking/account-to-pay.ts';
import { href } from '#app/paths.ts';
import { stripeSetup } from '#app/payments/setup.ts';
import { db } from '#app/platform/db.ts';
import { env, fundingCurrency, takesBankDeposits, takesCards } from '#app/platform/env.ts';
import type { InstallationPoint, PointState } from './installation-points.ts';

/** By which ways money comes and goes, and whether each is set up: the points that apply here. */
export async function moneyPoints(
  isDouble: boolean,
): Promise<{ point: InstallationPoint; state: PointState }[]> {
  const isTestKey = env().STRIPE_SECRET_KEY?.startsWith('sk_test_');
  const cards = takesCards()
    ? [
        { point: 'payments', state: isTestKey ? 'simulated' : 'good' } as const,
        ...(await stripePoints(isDouble)),
      ]
    : (await needsStripe())
      ? [{ point: 'payments', state: 'lacking' } as const]
      : [];
  if (!takesBankDeposits()) return cards;
  const state = (await hasAccountToPay()) ? 'good' : 'lacking';
  return [...cards, { point: 'deposits', state }];
}

/** Money that only Stripe can send, and partners that are paid there. */
async function needsStripe(): Promise<boolean> {
  const parts = await db().payoutPart.count({
    where: { rail: { not: 'bank_wire' }, status: { in: ['intended', 'sent'] } },
  });
  return parts + (await db().partner.count({ where: { payoutRail: 'stripe' } })) > 0;
}

/** What of the account at Stripe does not fit: it would be found out with the first payment. */
async function stripePoints(isDouble: boolean) {
  const setup = await stripeSetup(env().APP_ORIGIN + href('machine/stripe-webhook'));
  const currency = fundingCurrency();
  const kept = setup?.currency ?? currency;
  const hasRate =
    kept === currency ||
    (await db().exchangeRate.count({ where: { currency: kept, perCurrency: currency } })) > 0;
  const found = {
    stripe_account: setup?.isActive === true,
    stripe_currency: setup !== null && hasRate,
    stripe_events: setup?.missingEvents?.length === 0,
  };
  return (['stripe_account', 'stripe_currency', 'stripe_events'] as const).map((point) => {
    const state: PointState = !found[point] ? 'lacking' : isDouble ? 'simulated' : 'good';
    return { point, state };
  });
}

/** Lenders can only send money to an account in the currency of balances. */
async function hasAccountToPay(): Promise<boolean> {
  return (await accountToPay(fundingCurrency())) !== null;
}
