import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { changePassword } from '#app/domain/people/change-password.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { newPasswordField, passwordField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { limitRate, takeBackTry } from '#app/web/limit-rate.ts';
import { requireActor } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

const schema = z.object({ old: passwordField, password: newPasswordField });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId, sessionId } = await requireActor(request);
  const who = `confirmation:${personId}`;
  await limitRate('sign_in', who);
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const answer = await changePassword({ ...parsed.value, personId, sessionId, now: now() });
  if ('refused' in answer) return refusal(answer.refused, { old: '', password: '' });
  await takeBackTry('sign_in', who);
  return data({ errors: {}, entries: {}, refused: null, isDone: true });
}

export default function SettingsPassword() {
  const given = useActionData<typeof action>();
  const answer = formAnswer(given);
  return (
    <Page
      title={m.password_change_title()}
      lead={<p>{m.password_change_lead()}</p>}
      trail={[{ to: href('account/settings'), label: m.settings_title() }]}
      isNarrow
    >
      {given && 'isDone' in given ? <Notice tone="good">{m.password_changed()}</Notice> : null}
      <ActForm answer={answer} button={m.password_button()}>
        <TextField
          {...fieldOf(answer, 'old')}
          label={m.password_old()}
          type="password"
          autoComplete="current-password"
          isRequired
        />
        <TextField
          {...fieldOf(answer, 'password')}
          label={m.password_new()}
          hint={m.field_password_hint()}
          type="password"
          autoComplete="new-password"
          isRequired
        />
      </ActForm>
    </Page>
  );
}
