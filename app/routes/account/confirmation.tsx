import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { confirmOneself, markConfirmed } from '#app/domain/people/confirm-oneself.ts';
import { provedPasskey } from '#app/domain/passkeys/sign-in-with-passkey.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { TextField } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { passkeyAnswer } from './passkey-form.ts';
import { refusal } from '#app/web/forms.ts';
import { limitRate, takeBackTry } from '#app/web/limit-rate.ts';
import { safePath } from '#app/web/safe-path.ts';
import { requireActor } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

const wanted = (to: unknown) => safePath(to, href('account/settings'));

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request);
  return { to: wanted(new URL(request.url).searchParams.get('to')) };
}

/** Who has the session gives their password or passkey again, and goes on to where they wanted. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId, sessionId } = await requireActor(request);
  const who = `confirmation:${personId}`;
  await limitRate('sign_in', who);
  const form = await request.formData();
  const to = wanted(form.get('to'));
  const at = { personId, sessionId, now: now() };
  const response = passkeyAnswer<AuthenticationResponseJSON>(form);
  if (response) {
    const proved = await provedPasskey(response, at.now);
    if (proved?.personId !== personId) return refusal('passkey_is_not_valid');
    await markConfirmed(at);
  } else {
    const password = String(form.get('old') ?? '').slice(0, 256);
    const answer = await confirmOneself({ ...at, password });
    if ('refused' in answer) return refusal(answer.refused, { old: '' });
  }
  await takeBackTry('sign_in', who);
  return redirect(to);
}

export default function Confirmation() {
  const { to } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page title={m.confirmation_title()} lead={<p>{m.confirmation_lead()}</p>} isNarrow>
      <ActForm answer={answer} button={m.confirmation_button()}>
        <input type="hidden" name="to" value={to} />
        <TextField
          {...fieldOf(answer, 'old')}
          label={m.field_password()}
          type="password"
          autoComplete="current-password"
          isRequired
        />
      </ActForm>
      <PasskeyForm
        action={href('account/confirmation')}
        options={href('account/sign-in-passkey-options')}
        kind="get"
        button={m.confirmation_passkey()}
        to={to}
      />
    </Page>
  );
}
