import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { signUp } from '#app/domain/people/sign-up.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { errorWords } from '#app/web/field-errors.ts';
import { emailField, nameField, newPasswordField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { currentLanguage } from '#app/web/language.ts';
import { addressOf, isWithinRate, limitRate } from '#app/web/limit-rate.ts';

const schema = z.object({ name: nameField, email: emailField, password: newPasswordField });

export async function action({ request }: ActionFunctionArgs) {
  await limitRate('sign_up', addressOf(request));
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const { email, name } = parsed.value;
  if (await isWithinRate('mail', `sign-up ${email.toLowerCase()}`)) {
    const asked = { ...parsed.value, language: currentLanguage(), now: now() };
    const answer = await signUp(asked);
    if ('refused' in answer) return refusal(answer.refused, { email, name });
  }
  return redirect(href('account/sign-up', {}, { sent: 'yes' }));
}

export function loader({ request }: ActionFunctionArgs) {
  return { isSent: new URL(request.url).searchParams.has('sent') };
}

export default function SignUp() {
  const answer = useActionData<typeof action>();
  const { isSent } = useLoaderData<typeof loader>();
  const errors = errorWords(answer?.errors);
  const entries = answer?.entries ?? {};
  if (isSent) {
    return (
      <Page title={m.sign_up_sent_title()} isNarrow>
        <Notice tone="good">{m.sign_up_sent_text()}</Notice>
      </Page>
    );
  }
  return (
    <Page title={m.sign_up_title()} lead={<p>{m.sign_up_lead()}</p>} isNarrow>
      <ErrorSummary errors={errors} refused={answer?.refused ?? null} />
      <Form method="post" className="grid gap-5">
        <TextField
          name="name"
          label={m.field_name()}
          hint={m.field_name_hint()}
          autoComplete="name"
          entry={entries['name']}
          error={errors['name']}
          isRequired
        />
        <TextField
          name="email"
          label={m.field_email()}
          type="email"
          autoComplete="email"
          entry={entries['email']}
          error={errors['email']}
          isRequired
        />
        <TextField
          name="password"
          label={m.field_password()}
          hint={m.field_password_hint()}
          type="password"
          autoComplete="new-password"
          error={errors['password']}
          isRequired
        />
        <Button isWide>{m.sign_up_button()}</Button>
      </Form>
      <p>
        <Link to={href('account/sign-in')}>{m.sign_up_have_account()}</Link>
      </p>
    </Page>
  );
}
