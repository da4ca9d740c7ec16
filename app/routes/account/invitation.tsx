import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { acceptInvitation } from '#app/domain/invitations/accept-invitation.ts';
import { shownInvitation } from '#app/domain/invitations/invitation-behind.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { roleWords } from '#app/ui/role-words.ts';
import { errorWords } from '#app/web/field-errors.ts';
import { newPasswordField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { addressOf, limitRate } from '#app/web/limit-rate.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const invitation = await shownInvitation(params['token'] ?? '', now());
  return { invitation, instance: env().APP_NAME };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await limitRate('sign_up', addressOf(request));
  const parsed = await parseForm(request, z.object({ password: newPasswordField.optional() }));
  if (!parsed.ok) return mistakes(parsed);
  const { password = null } = parsed.value;
  const asked = { token: params['token'] ?? '', password, now: now() };
  const answer = await acceptInvitation(asked);
  if ('refused' in answer) return refusal(answer.refused);
  return redirect(href('account/sign-in'));
}

export default function Invitation() {
  const { invitation, instance } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = errorWords(answer?.errors);
  if (!invitation) {
    return (
      <Page title={m.invitation_title()} isNarrow>
        <Notice tone="late">{m.invitation_is_over()}</Notice>
      </Page>
    );
  }
  const { role, partner, waits, needsPassword } = invitation;
  const words = { role: roleWords(role), what: partner ?? instance };
  return (
    <Page title={m.invitation_title()} lead={<p>{m.invitation_lead(words)}</p>} isNarrow>
      <ErrorSummary errors={errors} refused={answer?.refused ?? null} />
      {waits ? <p className="text-ink-soft">{m.invitation_waits()}</p> : null}
      <Form method="post" className="grid gap-5">
        {needsPassword ? (
          <TextField
            name="password"
            label={m.field_password()}
            hint={m.field_password_hint()}
            type="password"
            autoComplete="new-password"
            error={errors['password']}
            isRequired
          />
        ) : null}
        <Button isWide>{m.invitation_accept()}</Button>
      </Form>
    </Page>
  );
}
