import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { guestPerson } from '#app/domain/people/guest.ts';
import { m } from '#app/messages/compiled/messages.js';
import { readAmount } from '#app/messages/read-amount.ts';
import { now } from '#app/platform/clock.ts';
import { env, fundingCurrency } from '#app/platform/env.ts';
import { BasketView } from './basket-view.tsx';
import { basketFacts } from './basket-facts.ts';
import { emailField } from '#app/web/fields.ts';
import { refusal } from '#app/web/forms.ts';
import { currentLanguage } from '#app/web/language.ts';
import { addressOf, limitRate } from '#app/web/limit-rate.ts';
import type { Refusal } from '#app/web/refusals.ts';
import { actorOf, basketToken } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export const meta: MetaFunction = () => [{ title: `${m.basket_title()} · Urunan` }];

/**
 * Turns the basket into an order and leads to the hosted checkout. Sums are
 * computed here. Whoever is not signed in lends with an address alone.
 */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await actorOf(request);
  await limitRate('checkout', actor ? String(actor.personId) : addressOf(request));
  const form = await request.formData();
  const typed = (name: string) => String(form.get(name) ?? '').slice(0, 254);
  const again = (refused: Refusal) => {
    const email = actor ? {} : { email: typed('email') };
    const usesBalance = typed('usesBalance') || 'no';
    return refusal(refused, { tip: typed('tip'), usesBalance, ...email });
  };
  const tip = readAmount(typed('tip') || '0', fundingCurrency(), currentLanguage());
  if (tip === null) return again('tip_is_not_an_amount');
  const lender = actor ?? (await guest(typed('email')));
  if ('refused' in lender) return again(lender.refused);
  const at = now();
  const token = (await basketToken(request)) ?? '';
  const answer = await placeOrder({
    basketToken: token,
    lenderId: lender.personId,
    tip,
    usesBalance: actor !== null && form.get('usesBalance') === 'yes',
    byGuest: actor === null,
    payer: { visitor: actor ? `person:${actor.personId}` : token, address: addressOf(request) },
    now: at,
  });
  if ('refused' in answer) return again(answer.refused);
  const checkout = await startCheckout({ orderId: answer.order.id, now: at });
  return 'redirectTo' in checkout
    ? redirect(checkout.redirectTo)
    : again('payment_did_not_go_through');
}

async function guest(email: string) {
  const address = emailField.safeParse(email);
  if (!address.success) return { refused: 'address_is_not_an_address' as const };
  const isDemo = Boolean(env().STRIPE_API);
  const language = currentLanguage();
  return guestPerson({ email: address.data, language, isDemo, now: now() });
}

export function loader({ request }: LoaderFunctionArgs) {
  return basketFacts(request);
}

/** Where an order could not be placed: the basket again, with what was typed. */
export default function Orders() {
  const answer = formAnswer(useActionData<typeof action>());
  return <BasketView facts={useLoaderData<typeof loader>()} answer={answer} />;
}
