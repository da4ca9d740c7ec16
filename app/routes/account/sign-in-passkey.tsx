import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { signInWithPasskey } from '#app/domain/passkeys/sign-in-with-passkey.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { passkeyAnswer } from './passkey-form.ts';
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
  return signedIn(request, { token: answer.sessionToken, device, to: form.get('to') });
}

export function loader() {
  return redirect(href('account/sign-in'));
}
