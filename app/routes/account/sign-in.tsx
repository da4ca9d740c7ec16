import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { signIn } from '#app/domain/people/sign-in.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { errorWords } from '#app/web/field-errors.ts';
import { emailField, passwordField, pathField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { addressOf, limitRate, takeBackTry } from '#app/web/limit-rate.ts';
import { safePath } from '#app/web/safe-path.ts';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { deviceOf, keepHalfSignedIn, signedIn } from '#app/web/session.ts';

const schema = z.object({ email: emailField, password: passwordField, to: pathField });

export async function action({ request }: ActionFunctionArgs) {
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const { email, password, to } = parsed.value;
  const tries = triesOf(addressOf(request), email.toLowerCase());
  for (const [door, who] of tries) await limitRate(door, who);
  const agent = request.headers.get('user-agent') ?? '';
  const device = await deviceOf(request);
  const answer = await signIn({ email, password, agent, device, now: now() });
  if ('refused' in answer) return refusal(answer.refused, { email, to });
  if ('needsCode' in answer) {
    const half = {
      personId: answer.personId,
      to: safePath(to, ''),
      now: now(),
    };
    const headers = { 'set-cookie': await keepHalfSignedIn(half) };
    return redirect(href('account/sign-in-code'), { headers });
  }
  for (const [door, who] of tries) await takeBackTry(door, who);
  return signedIn(request, { token: answer.sessionToken, device, to });
}

/** Who is behind one address is not shut out by one account's owner being attacked, nor the other way. */
const triesOf = (address: string, account: string) =>
  [
    ['sign_in', `${address} ${account}`],
    ['sign_in_address', address],
    ['sign_in_account', account],
  ] as const;

export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return {
    to: safePath(query.get('to'), ''),
    refused: refusalWordsFor(query.get('refused')),
  };
}

export default function SignIn() {
  const answer = useActionData<typeof action>();
  const { to, refused } = useLoaderData<typeof loader>();
  const errors = errorWords(answer?.errors);
  return (
    <Page title={m.sign_in_title()} isNarrow>
      <ErrorSummary errors={errors} refused={answer?.refused ?? refused} />
      <Form method="post" className="grid gap-5" data-asks-who>
        <input type="hidden" name="to" value={answer?.entries['to'] ?? to} />
        <TextField
          name="email"
          label={m.field_email()}
          type="email"
          autoComplete="username"
          entry={answer?.entries['email']}
          error={errors['email']}
          isRequired
        />
        <TextField
          name="password"
          label={m.field_password()}
          type="password"
          autoComplete="current-password"
          error={errors['password']}
          isRequired
        />
        <Button isWide>{m.sign_in_button()}</Button>
      </Form>
      <PasskeyForm
        action={href('account/sign-in-passkey')}
        options={href('account/sign-in-passkey-options')}
        kind="get"
        button={m.passkeys_sign_in()}
        to={to}
      />
      <p className="flex flex-wrap gap-5">
        <Link to={href('account/sign-up')}>{m.sign_in_no_account()}</Link>
        <Link to={href('account/password')}>{m.sign_in_forgot()}</Link>
      </p>
    </Page>
  );
}
