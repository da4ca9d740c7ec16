import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { resetPassword } from '#app/domain/people/reset-password.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { errorWords } from '#app/web/field-errors.ts';
import { newPasswordField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { addressOf, limitRate } from '#app/web/limit-rate.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  await limitRate('sign_up', addressOf(request));
  const parsed = await parseForm(request, z.object({ password: newPasswordField }));
  if (!parsed.ok) return mistakes(parsed);
  const { password } = parsed.value;
  const answer = await resetPassword({ token: params['token'] ?? '', password, now: now() });
  if ('refused' in answer) return refusal(answer.refused);
  return redirect(href('account/sign-in'));
}

export default function Password() {
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
        <Button isWide>{m.password_button()}</Button>
      </Form>
    </Page>
  );
}
