import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { orderOf } from '#app/domain/funding/orders.ts';
import { whatHappensNext } from '#app/domain/funding/what-happens-next.ts';
import { lookAtOrder } from '#app/domain/funding/waiting-orders.ts';
import { m } from '#app/messages/compiled/messages.js';
import { total } from '#app/money/share-out.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { rowId } from '#app/web/path-id.ts';
import { OrderLines, OrderSums } from './order-parts.tsx';
import { OrderNext } from './order-next.tsx';
import { readerOfOrder } from './reader-of-order.ts';

const words = {
  open: { title: m.order_open, lead: null },
  confirming: { title: m.order_confirming, lead: m.order_confirming_lead },
  processing: { title: m.order_processing, lead: m.order_processing_lead },
  paid: { title: m.order_paid, lead: m.order_paid_lead },
  failed: { title: m.order_failed, lead: m.order_failed_lead },
  abandoned: { title: m.order_abandoned, lead: null },
};

/** As long as we are confirming, the page looks again by itself, with script or without. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${words[data?.status ?? 'open'].title()} · Urunan` },
  ...(data?.status === 'confirming' ? [{ httpEquiv: 'refresh', content: '5' }] : []),
];

/** The return from Stripe: the order is brought to the state of its checkout, then shown. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const orderId = rowId(params['id']);
  const { pathname, search } = new URL(request.url);
  const { lenderId, isKeyed } = await readerOfOrder(request, orderId);
  const mine = await orderOf(lenderId, orderId);
  if (!mine) throw new Response(null, { status: 404 });
  const isUnderWay = mine.status === 'open' || mine.status === 'processing';
  const isAsked = !isUnderWay || (await lookAtOrder({ orderId, now: now() }));
  const order = (await orderOf(lenderId, orderId)) ?? mine;
  // It ended just now: what the frame shows beside it, the basket's count, was read before.
  if (order.status !== mine.status) throw redirect(pathname + search);
  const isPaid = order.status === 'paid';
  return {
    id: order.id,
    receiptKey: isKeyed ? { key: signatureOf('order', orderId) } : null,
    status: isAsked ? order.status : ('confirming' as const),
    currency: order.currency,
    fromBalance: order.fromBalance,
    cardAmount: order.cardAmount,
    card: order.cardPayment?.card ?? null,
    // What was lent and tipped; before it is paid, what is to be.
    lent: isPaid ? order.placed : total(order.lines.map((line) => line.amount)),
    tip: isPaid ? order.tipTaken : order.tip,
    coming: isPaid ? await whatHappensNext(order, now()) : [],
    sessionUrl: order.status === 'open' ? order.sessionUrl : null,
    lines: order.lines.map((line) => ({
      position: line.position,
      slug: line.loan.slug,
      name: line.name ?? m.a_borrower(),
      use: line.loan.use,
      amount: line.amount,
      placed: line.placed,
    })),
  };
}

export default function Order() {
  const order = useLoaderData<typeof loader>();
  const { title, lead } = words[order.status];
  const isPaid = order.status === 'paid';
  const isPartly = isPaid && order.lines.some((line) => line.placed === 0n);
  return (
    <Page title={title()} lead={lead ? <p>{lead()}</p> : null} isNarrow>
      {order.receiptKey && isPaid ? <Notice>{m.order_guest_claim()}</Notice> : null}
      {isPartly ? <Notice tone="late">{m.order_partly()}</Notice> : null}
      {order.status === 'open' && order.sessionUrl ? (
        <Notice>
          <p className="mb-3">{m.order_open_lead()}</p>
          <LinkButton to={order.sessionUrl}>{m.order_continue()}</LinkButton>
        </Notice>
      ) : null}
      <OrderSums order={order} />
      <div className="flex flex-wrap gap-3">
        {order.receiptKey ? null : (
          <LinkButton to={href('lender/balance')}>{m.order_see_balance()}</LinkButton>
        )}
        {isPaid ? (
          <LinkButton
            to={href('lender/order-receipt', { id: order.id }, order.receiptKey ?? undefined)}
            kind="quiet"
          >
            {m.receipt_link()}
          </LinkButton>
        ) : null}
        <LinkButton to={href('public/loans')} kind="quiet">
          {m.home_see_loans()}
        </LinkButton>
      </div>
      <OrderLines order={order} />
      <OrderNext coming={order.coming} currency={order.currency} />
    </Page>
  );
}
