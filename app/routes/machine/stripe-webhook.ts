import type { ActionFunctionArgs } from '@remix-run/node';
import { storeEvent } from '#app/payments/events.ts';
import { now } from '#app/platform/clock.ts';

/** Verify, store, answer. What an event means is decided by the workers. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const signature = request.headers.get('stripe-signature') ?? '';
  const answer = await storeEvent({ body: await request.text(), signature, now: now() });
  if ('refused' in answer) return Response.json({ error: answer.refused }, { status: 400 });
  return Response.json({ received: true });
}

export function loader(): Response {
  return new Response(null, { status: 405 });
}
