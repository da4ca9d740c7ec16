import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { passkeysBehindLink } from '#app/domain/passkeys/passkeys.ts';
import { resetPassword } from '#app/domain/people/reset-password.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDay } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { CheckField, TextField } from '#app/ui/field.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { errorWords } from '#app/web/field-errors.ts';
import { newPasswordField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { addressOf, limitRate } from '#app/web/limit-rate.ts';
import { deviceOf, keepHalfSignedIn, signedIn } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  await limitRate('sign_up', addressOf(request));
  const kept = [...(await request.clone().formData()).keys()].flatMap((name) => {
    return /^passkey-\d+$/.test(name) ? [Number(name.slice(8))] : [];
  });
  const parsed = await parseForm(request, z.object({ password: newPasswordField }));
  if (!parsed.ok) return mistakes(parsed);
  const { password } = parsed.value;
  const asked = { token: params['token'] ?? '', password, keptPasskeys: kept, now: now() };
  const agent = request.headers.get('user-agent') ?? '';
  const device = await deviceOf(request);
  const answer = await resetPassword({ ...asked, agent, device });
  if ('refused' in answer) return refusal(answer.refused);
  if ('sessionToken' in answer) return signedIn(request, { token: answer.sessionToken, device });
  const half = await keepHalfSignedIn({ personId: answer.personId, to: '', now: now() });
  return redirect(href('account/sign-in-code'), { headers: { 'set-cookie': half } });
}

export async function loader({ params }: LoaderFunctionArgs) {
  return { passkeys: await passkeysBehindLink(params['token'] ?? '', now()) };
}

export default function Password() {
  const { passkeys } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = errorWords(answer?.errors);
  return (
    <Page title={m.password_title()} isNarrow>
      <ErrorSummary errors={errors} refused={answer?.refused ?? null} />
      <Form method="post" className="grid gap-5">
        <TextField
          name="password"
          label={m.field_password()}
          hint={m.field_password_hint()}
          type="password"
          autoComplete="new-password"
          error={errors['password']}
          isRequired
        />
        {passkeys.length > 0 ? (
          <fieldset className="grid gap-1">
            <legend className="font-semibold">{m.password_passkeys()}</legend>
            {passkeys.map(({ id, name, createdAt }) => (
              <CheckField
                key={id}
                name={`passkey-${id}`}
                label={name}
                hint={m.password_passkey_since({
                  day: formatDay(createdAt.toISOString().slice(0, 10), getLocale()),
                })}
              />
            ))}
          </fieldset>
        ) : null}
        <Button isWide>{m.password_button()}</Button>
      </Form>
    </Page>
  );
}
