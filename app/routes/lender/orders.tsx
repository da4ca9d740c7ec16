import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { askGuestCheckout } from '#app/domain/funding/guest-checkout.ts';
import { m } from '#app/messages/compiled/messages.js';
import { readAmount } from '#app/messages/read-amount.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env, fundingCurrency, takesCards } from '#app/platform/env.ts';
import { BasketView } from './basket-view.tsx';
import { basketFacts } from './basket-facts.ts';
import { emailField } from '#app/web/fields.ts';
import { refusal } from '#app/web/forms.ts';
import { currentLanguage } from '#app/web/language.ts';
import { addressOf, isWithinRate, limitRate } from '#app/web/limit-rate.ts';
import type { Refusal } from '#app/web/refusals.ts';
import { actorOf, basketToken } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export const meta: MetaFunction = () => [{ title: `${m.basket_title()} · Urunan` }];

/**
 * Turns the basket into an order and leads to the hosted checkout. Sums are
 * computed here. Whoever is not signed in is mailed a link to it.
 */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await actorOf(request);
  await limitRate('checkout', actor ? String(actor.personId) : addressOf(request));
  const form = await request.formData();
  const typed = (name: string) => String(form.get(name) ?? '').slice(0, 254);
  const again = (refused: Refusal) => {
    const email = actor ? {} : { email: typed('email') };
    const usesBalance = typed('usesBalance') || 'no';
    const again = refused === 'tip_is_very_large' ? { largeTip: 'no' } : {};
    return refusal(refused, { tip: typed('tip'), usesBalance, ...email, ...again });
  };
  const tip = readAmount(typed('tip') || '0', fundingCurrency(), currentLanguage());
  if (tip === null) return again('tip_is_not_an_amount');
  const isTipMeant = form.get('largeTip') === 'yes';
  const at = now();
  if (!actor) {
    const answer = await askByMail({
      email: typed('email'),
      basket: (await basketToken(request)) ?? '',
      tip,
      isTipMeant,
      now: at,
    });
    if ('refused' in answer) return again(answer.refused);
    return redirect(href('lender/basket', {}, { mailed: 'yes' }));
  }
  const answer = await placeOrder({
    basket: { personId: actor.personId },
    lenderId: actor.personId,
    tip,
    isTipMeant,
    usesBalance: form.get('usesBalance') === 'yes',
    payer: { visitor: `person:${actor.personId}`, address: addressOf(request) },
    now: at,
  });
  if ('refused' in answer) return again(answer.refused);
  const checkout = await startCheckout({
    orderId: answer.order.id,
    justPlaced: answer.order,
    now: at,
  });
  return 'redirectTo' in checkout
    ? redirect(checkout.redirectTo)
    : again('payment_did_not_go_through');
}

/** A guest gets the same answer whatever the address; how it goes on stands in the mail. */
async function askByMail(asked: {
  email: string;
  basket: string;
  tip: bigint;
  isTipMeant: boolean;
  now: Date;
}) {
  const email = emailField.safeParse(asked.email);
  if (!email.success) return { refused: 'address_is_not_an_address' as const };
  if (!takesCards()) return { refused: 'cards_are_off' as const };
  if (!(await isWithinRate('mail', `checkout ${email.data.toLowerCase()}`))) return { asked: true };
  const isDemo = Boolean(env().STRIPE_API);
  return askGuestCheckout({ ...asked, email: email.data, language: currentLanguage(), isDemo });
}

export function loader({ request }: LoaderFunctionArgs) {
  return basketFacts(request);
}

/** Where an order could not be placed: the basket again, with what was typed. */
export default function Orders() {
  const answer = formAnswer(useActionData<typeof action>());
  return <BasketView facts={useLoaderData<typeof loader>()} answer={answer} />;
}
