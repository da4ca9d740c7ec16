import type { ActionFunctionArgs } from '@remix-run/node';
import { startPasskeySignIn } from '#app/domain/passkeys/sign-in-with-passkey.ts';
import { now } from '#app/platform/clock.ts';
import { addressOf, limitRate } from '#app/web/limit-rate.ts';

/** What the browser needs to ask its passkeys. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  await limitRate('passkey', addressOf(request));
  return Response.json(await startPasskeySignIn(now()));
}
