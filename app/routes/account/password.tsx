import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requestPasswordReset } from '#app/domain/people/request-password-reset.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { errorWords } from '#app/web/field-errors.ts';
import { emailField } from '#app/web/fields.ts';
import { mistakes, parseForm } from '#app/web/forms.ts';
import { addressOf, isWithinRate, limitRate } from '#app/web/limit-rate.ts';

export async function action({ request }: ActionFunctionArgs) {
  await limitRate('sign_up', addressOf(request));
  const parsed = await parseForm(request, z.object({ email: emailField }));
  if (!parsed.ok) return mistakes(parsed);
  const { email } = parsed.value;
  if (await isWithinRate('mail', email.toLowerCase())) {
    await requestPasswordReset({ email, now: now() });
  }
  return redirect(href('account/password', {}, { sent: 'yes' }));
}

export function loader({ request }: LoaderFunctionArgs) {
  return { isSent: new URL(request.url).searchParams.has('sent') };
}

export default function PasswordRequest() {
  const answer = useActionData<typeof action>();
  const { isSent } = useLoaderData<typeof loader>();
  const errors = errorWords(answer?.errors);
  return (
    <Page title={m.password_request_title()} lead={<p>{m.password_request_lead()}</p>} isNarrow>
      {isSent ? <Notice tone="good">{m.password_request_sent()}</Notice> : null}
      <ErrorSummary errors={errors} />
      <Form method="post" className="grid gap-5">
        <TextField
          name="email"
          label={m.field_email()}
          type="email"
          autoComplete="username"
          entry={answer?.entries['email']}
          error={errors['email']}
          isRequired
        />
        <Button isWide>{m.password_request_button()}</Button>
      </Form>
    </Page>
  );
}
