import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { orderOf } from '#app/domain/funding/orders.ts';
import { lookAtOrder } from '#app/domain/funding/waiting-orders.ts';
import { m } from '#app/messages/compiled/messages.js';
import { total } from '#app/money/share-out.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { isSignatureOf } from '#app/platform/signed-links.ts';
import { cardWords } from '#app/ui/card-words.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Flag, Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { Facts, Table } from '#app/ui/table.tsx';
import { rowId } from '#app/web/path-id.ts';
import { requireActor } from '#app/web/session.ts';

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
  const key = new URL(request.url).searchParams.get('key') ?? '';
  // A guest has no account: a link that only we can make shows this order and nothing else.
  const isKeyed = key !== '' && isSignatureOf('order', orderId, key);
  const lenderId = isKeyed ? null : (await requireActor(request)).personId;
  const mine = await orderOf(lenderId, orderId);
  if (!mine) throw new Response(null, { status: 404 });
  const isUnderWay = mine.status === 'open' || mine.status === 'processing';
  const isAsked = !isUnderWay || (await lookAtOrder({ orderId, now: now() }));
  const order = (await orderOf(lenderId, orderId)) ?? mine;
  const isPaid = order.status === 'paid';
  return {
    id: order.id,
    isKeyed,
    status: isAsked ? order.status : ('confirming' as const),
    currency: order.currency,
    fromBalance: order.fromBalance,
    cardAmount: order.cardAmount,
    card: order.cardPayment?.card ?? null,
    // What was lent and tipped; before it is paid, what is to be.
    lent: isPaid ? order.placed : total(order.lines.map((line) => line.amount)),
    tip: isPaid ? order.tipTaken : order.tip,
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

function paidBy(order: { status: string; card: string | null }): string {
  if (order.status === 'processing') return m.order_from_bank();
  return order.card ? m.order_by_card({ card: cardWords(order.card) }) : m.order_to_pay();
}

export default function Order() {
  const order = useLoaderData<typeof loader>();
  const { currency } = order;
  const { title, lead } = words[order.status];
  const isPaid = order.status === 'paid';
  const isPartly = isPaid && order.lines.some((line) => line.placed === 0n);
  return (
    <Page title={title()} lead={lead ? <p>{lead()}</p> : null} isNarrow>
      {order.isKeyed && isPaid ? <Notice>{m.order_guest_claim()}</Notice> : null}
      {isPartly ? <Notice tone="late">{m.order_partly()}</Notice> : null}
      {order.status === 'open' && order.sessionUrl ? (
        <Notice>
          <p className="mb-3">{m.order_open_lead()}</p>
          <LinkButton to={order.sessionUrl}>{m.order_continue()}</LinkButton>
        </Notice>
      ) : null}
      <Facts
        rows={[
          {
            label: m.order_from_balance(),
            value: <MoneyText amount={order.fromBalance} currency={currency} />,
          },
          {
            label: paidBy(order),
            value: <MoneyText amount={order.cardAmount} currency={currency} />,
          },
          {
            label: m.order_tip(),
            value: <MoneyText amount={order.tip} currency={currency} />,
          },
          { label: m.order_lent(), value: <MoneyText amount={order.lent} currency={currency} /> },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        {order.isKeyed ? null : (
          <LinkButton to={href('lender/balance')}>{m.order_see_balance()}</LinkButton>
        )}
        {isPaid && !order.isKeyed ? (
          <LinkButton to={href('lender/order-receipt', { id: order.id })} kind="quiet">
            {m.receipt_link()}
          </LinkButton>
        ) : null}
        <LinkButton to={href('public/loans')} kind="quiet">
          {m.home_see_loans()}
        </LinkButton>
      </div>
      <Table
        caption={m.order_slices()}
        rows={order.lines}
        rowKey={(line) => line.position}
        empty=""
        columns={[
          {
            label: m.column_loan(),
            cell: (line) => (
              <>
                <Link to={href('public/loan', { slug: line.slug })}>{line.name}</Link>{' '}
                {isPaid && line.placed === 0n ? (
                  <Flag tone="late">{m.order_not_placed()}</Flag>
                ) : null}
                <span className="text-sm text-ink-soft max-sm:line-clamp-2 sm:block">
                  {line.use}
                </span>
              </>
            ),
          },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (line) => <MoneyText amount={line.amount} currency={currency} />,
          },
        ]}
      />
    </Page>
  );
}
