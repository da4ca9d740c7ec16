import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { guestOfBasket } from '#app/domain/funding/orders.ts';
import { abandonOrder } from '#app/domain/funding/abandon-order.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import { rowId } from '#app/web/path-id.ts';
import { basketToken, requireActor } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const orderId = rowId(params['id']);
  const guest = await guestOfBasket(await basketToken(request), orderId);
  const lenderId = guest ?? (await requireActor(request)).personId;
  const answer = await abandonOrder({ orderId, lenderId, now: now() });
  if ('refused' in answer && answer.refused === 'no_such_order')
    throw new Response(null, { status: 404 });
  const isOver = 'outcome' in answer && ['abandoned', 'failed'].includes(answer.outcome);
  if (isOver) return redirect(href('lender/basket'));
  // Paid meanwhile, or nobody could be asked: the order's own page says which.
  const key = guest === null ? undefined : { key: signatureOf('order', orderId) };
  return redirect(href('lender/order', { id: orderId }, key));
}
