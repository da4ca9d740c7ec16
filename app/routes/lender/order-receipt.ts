import type { LoaderFunctionArgs } from '@remix-run/node';
import { orderOf } from '#app/domain/funding/orders.ts';
import { m } from '#app/messages/compiled/messages.js';
import { formatAmount, formatDay, formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import { currentLanguage } from '#app/web/language.ts';
import { rowId } from '#app/web/path-id.ts';
import { paperHost } from '#app/web/host.ts';
import { type PaperFact, pdfAnswer, pdfOf } from '#app/web/pdf.ts';
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
  const { cardPayment } = order;
  const paidBy: PaperFact[] = [
    [m.order_from_balance(), money(order.fromBalance)],
    ...(cardPayment
      ? [[m.order_by_card({ card: cardWords(cardPayment.card) }), money(order.cardAmount)] as const]
      : []),
  ];
  const bare = (amount: bigint) => formatAmount({ amount, currency }, language);
  const paid = order.fromBalance + order.cardAmount;
  const returned = paid - order.placed - order.tipTaken;
  const pdf = await pdfOf({
    title: m.receipt_title({ number: String(order.id) }),
    language,
    ...paperHost(),
    sum: { label: m.paper_paid(), value: money(paid) },
    facts: [
      // A guest's name was never asked.
      ...(isKeyed ? [] : [[m.field_name(), order.lender.name] as const]),
      [m.column_when(), formatDay(isoDay(order.paidAt), language)],
      ...paidBy,
    ],
    tables: [
      {
        columns: [
          { label: m.column_loan(), width: 400 },
          { label: m.paper_amount({ currency }), width: 99, isFigure: true },
        ],
        rows: [
          ...order.lines.map((line) => [
            `${line.name ?? m.a_borrower()} ${line.loan.use}`,
            bare(line.placed),
          ]),
          ...(order.tipTaken > 0n ? [[m.order_tip(), bare(order.tipTaken)]] : []),
          ...(returned > 0n ? [[m.order_not_placed(), bare(returned)]] : []),
        ],
        total: [m.paper_paid(), bare(paid)],
      },
    ],
    foot: [m.receipt_foot()],
  });
  return pdfAnswer(pdf, `receipt-${order.id}`);
}
