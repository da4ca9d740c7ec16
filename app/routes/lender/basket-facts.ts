import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { basketPage } from '#app/domain/baskets/basket-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { asCurrency } from '#app/money/currencies.ts';
import { now } from '#app/platform/clock.ts';
import { env, fundingCurrency, takesCards } from '#app/platform/env.ts';
import { actorOf, basketKey } from '#app/web/session.ts';

/** What the basket's page shows: on its own address, and on that of an order that could not be placed. */
export async function basketFacts(request: Request) {
  const actor = await actorOf(request);
  const page = await basketPage(await basketKey(request), now());
  const rows = page.rows.map((row) => ({ ...row, name: row.name ?? m.a_borrower() }));
  const currency = rows[0]?.currency ?? fundingCurrency();
  return {
    ...page,
    rows,
    currency,
    sliceRefused: new URL(request.url).searchParams.get('slice'),
    isMailed: actor === null && new URL(request.url).searchParams.has('mailed'),
    isSignedIn: actor !== null,
    takesCards: takesCards(),
    mayBeDelayed: env().PAYMENT_METHODS.some((method) => method !== 'card'),
    balance: actor ? await lenderBalance(actor.personId, asCurrency(currency)) : 0n,
  };
}
