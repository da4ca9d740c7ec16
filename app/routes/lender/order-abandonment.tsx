import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { guestOfBasket } from '#app/domain/funding/orders.ts';
import { abandonOrder } from '#app/domain/funding/abandon-order.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { basketToken, requireActor } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const orderId = rowId(params['id']);
  const guest = await guestOfBasket(await basketToken(request), orderId);
  const lenderId = guest ?? (await requireActor(request)).personId;
  const answer = await abandonOrder({ orderId, lenderId, now: now() });
  if ('refused' in answer) throw new Response(null, { status: 404 });
  return redirect(
    answer.outcome === 'paid' ? href('lender/order', { id: orderId }) : href('lender/basket'),
  );
}
