import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { abandonOrder } from '#app/domain/funding/abandon-order.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '../web/path-id.ts';
import { paths } from '../web/paths.ts';
import { requireActor } from '../web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const orderId = rowId(params['id']);
  const answer = await abandonOrder({ orderId, lenderId: actor.personId, now: now() });
  if ('refused' in answer) throw new Response(null, { status: 404 });
  return redirect(answer.outcome === 'paid' ? paths.order(orderId) : paths.basket());
}
