import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { signInWithPasskey } from '#app/domain/passkeys/sign-in-with-passkey.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { passkeyAnswer } from './passkey-form.ts';
import { safePath } from '#app/web/safe-path.ts';
import { deviceOf, signedIn } from '#app/web/session.ts';

/** Signs in the owner of the passkey; on failure, says so on the password page. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const response = passkeyAnswer<AuthenticationResponseJSON>(form);
  const agent = request.headers.get('user-agent') ?? '';
  const device = await deviceOf(request);
  const answer = response && (await signInWithPasskey({ response, agent, device, now: now() }));
  if (!answer || 'refused' in answer) {
    return redirect(href('account/sign-in', {}, { refused: 'passkey_is_not_valid' }));
  }
  const to = safePath(form.get('to'), href('lender/balance'));
  return redirect(to, { headers: await signedIn(request, answer.sessionToken, device) });
}

export function loader() {
  return redirect(href('account/sign-in'));
}
