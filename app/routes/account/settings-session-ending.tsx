import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { endOwnSession } from '#app/domain/people/own-account.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireActor } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireActor(request);
  await endOwnSession({ personId, sessionId: rowId(params['id']), now: now() });
  return redirect(href('account/settings'));
}
