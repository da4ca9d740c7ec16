import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import type { MailFacts } from './facts.ts';

/** What was to be paid, what came, or what was lent of it. */
export async function aboutOrder(
  template: MailTemplate,
  mine: { id: number; lenderId: number },
): Promise<MailFacts> {
  const order = await db().order.findFirstOrThrow({ where: mine, include: { cardPayment: true } });
  const sums: Partial<Record<MailTemplate, bigint>> = {
    order_paid: order.placed,
    guest_paid: order.placed,
    order_to_balance: order.fromBalance + (order.cardPayment?.amount ?? 0n),
  };
  const amount = sums[template] ?? order.fromBalance + order.cardAmount;
  const currency = asCurrency(order.currency);
  return { amount: { amount, currency }, what: '', path: orderPath(order) };
}

/** A guest has no account: the link that only we can make opens the order. */
function orderPath(order: { id: number; byGuest: boolean }): string {
  const key = order.byGuest ? { key: signatureOf('order', order.id) } : undefined;
  return href('lender/order', { id: order.id }, key);
}
