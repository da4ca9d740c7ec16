import type { ActionFunctionArgs } from '@remix-run/node';
import { startPasskey } from '#app/domain/passkeys/passkeys.ts';
import { now } from '#app/platform/clock.ts';
import { requireActor } from '#app/web/session.ts';

/** What the browser needs to make a passkey for whoever is signed in. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { personId } = await requireActor(request);
  return Response.json(await startPasskey({ personId, now: now() }));
}
