import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { closeSession } from '#app/domain/people/sessions.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { dropSession, sessionToken } from '#app/web/session.ts';

export async function action({ request }: ActionFunctionArgs) {
  const token = await sessionToken(request);
  if (token) await closeSession(token, now());
  return redirect(href('public/home'), { headers: { 'set-cookie': await dropSession() } });
}

export function loader() {
  return redirect(href('public/home'));
}
