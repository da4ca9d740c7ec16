import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { currentLanguage } from '../web/language.ts';
import { limitRate } from '../web/limit-rate.ts';
import { paths } from '../web/paths.ts';
import { basketToken, requireActor } from '../web/session.ts';

/** Turns the basket into an order and leads to the hosted checkout. Sums are the server's own. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  await limitRate('checkout', String(actor.personId));
  const form = await request.formData();
  const tipText = String(form.get('tip') ?? '').slice(0, 20) || '0';
  const tip = readAmount(tipText, fundingCurrency(), currentLanguage());
  if (tip === null) return redirect(`${paths.basket()}?refused=tip_is_not_an_amount`);
  const at = now();
  const answer = await placeOrder({
    basketToken: (await basketToken(request)) ?? '',
    lenderId: actor.personId,
    tip,
    usesBalance: form.get('usesBalance') === 'yes',
    now: at,
  });
  if ('refused' in answer) return redirect(`${paths.basket()}?refused=${answer.refused}`);
  const checkout = await startCheckout({ orderId: answer.order.id, now: at });
  return redirect('redirectTo' in checkout ? checkout.redirectTo : paths.basket());
}

export function loader() {
  return redirect(paths.basket());
}
