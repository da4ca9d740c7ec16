import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { guestCheckoutBehind, guestCheckoutPage } from '#app/domain/funding/guest-checkout.ts';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { m } from '#app/messages/compiled/messages.js';
import { total } from '#app/money/share-out.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { Facts } from '#app/ui/table.tsx';
import { refusal } from '#app/web/forms.ts';
import { addressOf, limitRate } from '#app/web/limit-rate.ts';

/** Where a guest’s mailed link leads: what is set aside, and one button to the payment. */
export async function loader({ params }: LoaderFunctionArgs) {
  const page = await guestCheckoutPage(params['token'] ?? '', now());
  if (page?.orderId) throw redirect(orderPath(page.orderId));
  return { rows: page?.rows ?? [], tip: page?.tip ?? 0n, currency: fundingCurrency() };
}

const orderPath = (id: number) => href('lender/order', { id }, { key: signatureOf('order', id) });

export async function action({ request, params }: ActionFunctionArgs) {
  await limitRate('checkout', addressOf(request));
  const at = now();
  const checkout = await guestCheckoutBehind(params['token'] ?? '', at);
  if (!checkout) return refusal('link_is_not_valid');
  const { basketId, personId: lenderId, tip } = checkout;
  const answer = await placeOrder({
    basket: { basketId },
    lenderId,
    tip,
    usesBalance: false,
    // It was asked again before the link was mailed.
    isTipMeant: true,
    byGuest: true,
    payer: { visitor: `basket:${basketId}`, address: addressOf(request) },
    now: at,
  });
  if ('refused' in answer) return refusal(answer.refused);
  const begun = await startCheckout({
    orderId: answer.order.id,
    justPlaced: answer.order,
    now: at,
  });
  return 'redirectTo' in begun ? redirect(begun.redirectTo) : refusal('payment_did_not_go_through');
}

export default function GuestCheckout() {
  const { rows, tip, currency } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const sum = total([tip, ...rows.map((row) => row.amount)]);
  if (rows.length === 0) {
    return (
      <Page title={m.checkout_title()} lead={<p>{m.guest_checkout_is_over()}</p>} isNarrow>
        <p>
          <LinkButton to={href('public/loans')}>{m.home_see_loans()}</LinkButton>
        </p>
      </Page>
    );
  }
  return (
    <Page title={m.checkout_title()} isNarrow>
      <ErrorSummary errors={{}} refused={answer?.refused ?? null} />
      <Facts
        rows={[
          ...rows.map((row) => ({
            label: row.use,
            value: <MoneyText amount={row.amount} currency={row.currency} />,
          })),
          { label: m.order_tip(), value: <MoneyText amount={tip} currency={currency} /> },
          { label: m.guest_checkout_sum(), value: <MoneyText amount={sum} currency={currency} /> },
        ]}
      />
      <Form method="post">
        <Button isWide>{m.checkout_button()}</Button>
      </Form>
    </Page>
  );
}
