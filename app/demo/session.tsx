import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { joinBasket } from '#app/domain/baskets/join-basket.ts';
import { actorOfSession } from '#app/domain/people/sessions.ts';
import { href } from '#app/paths.ts';
import { becomeDemoPerson } from './become-demo-person.ts';
import { now } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';
import { rowId } from '#app/web/path-id.ts';
import { basketToken, firstPageOf, keepSession } from '#app/web/session.ts';

/** Signs in as a person of the demonstration. With real keys this door does not exist. */
export async function action({ request }: ActionFunctionArgs) {
  if (!env().STRIPE_API) throw new Response(null, { status: 404 });
  const personId = rowId((await request.formData()).get('person'));
  const agent = request.headers.get('user-agent') ?? '';
  const answer = await becomeDemoPerson({ personId, agent, now: now() });
  if ('refused' in answer) throw new Response(null, { status: 404 });
  await joinBasket({ token: await basketToken(request), personId, now: now() });
  const headers = { 'set-cookie': await keepSession(answer.token) };
  const actor = await actorOfSession(answer.token, now());
  return redirect(actor ? firstPageOf(actor) : href('public/home'), { headers });
}

export function loader(): never {
  throw new Response(null, { status: 404 });
}
