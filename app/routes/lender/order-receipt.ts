import type { LoaderFunctionArgs } from '@remix-run/node';
import { orderOf } from '#app/domain/funding/orders.ts';
import { m } from '#app/messages/compiled/messages.js';
import { formatAmount, formatDay, formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import { env } from '#app/platform/env.ts';
import { currentLanguage } from '#app/web/language.ts';
import { rowId } from '#app/web/path-id.ts';
import { pdfAnswer, pdfOf } from '#app/web/pdf.ts';
import { readerOfOrder } from './reader-of-order.ts';
import { cardWords } from '#app/messages/card-words.ts';

/** The receipt of a paid order: what was lent to whom, the tip, and how it was paid. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const orderId = rowId(params['id']);
  const { lenderId, isKeyed } = await readerOfOrder(request, orderId);
  const order = await orderOf(lenderId, orderId);
  if (!order?.paidAt) return new Response(null, { status: 404 });
  const [language, currency] = [currentLanguage(), asCurrency(order.currency)];
  const money = (amount: bigint) => formatMoney({ amount, currency }, language);
  const { HOST_NAME, HOST_ADDRESS, APP_NAME } = env();
  const { cardPayment } = order;
  const cardRow: [string, string][] = cardPayment
    ? [[m.order_by_card({ card: cardWords(cardPayment.card) }), money(order.cardAmount)]]
    : [];
  const pdf = await pdfOf({
    title: m.receipt_title({ number: String(order.id) }),
    language,
    facts: [
      // A guest's name was never asked.
      ...(isKeyed ? [] : [[m.field_name(), order.lender.name] as [string, string]]),
      [m.host_name(), [HOST_NAME ?? APP_NAME, HOST_ADDRESS].filter(Boolean).join(', ')],
      [m.column_when(), formatDay(isoDay(order.paidAt), language)],
      [m.order_from_balance(), money(order.fromBalance)],
      ...cardRow,
      [m.order_tip(), money(order.tipTaken)],
      [m.order_lent(), money(order.placed)],
    ],
    columns: [
      { label: m.column_loan(), width: 400 },
      { label: m.column_amount(), width: 99, isFigure: true },
    ],
    rows: order.lines.map((line) => [
      `${line.name ?? m.a_borrower()} ${line.loan.use}`,
      formatAmount({ amount: line.placed, currency }, language),
    ]),
    foot: [m.receipt_foot()],
  });
  return pdfAnswer(pdf, `receipt-${order.id}`);
}
