import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { signInWithCode } from '#app/domain/people/sign-in.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { TextField } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { textField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { limitRate, takeBackTry } from '#app/web/limit-rate.ts';
import { deviceOf, halfSignedIn, signedIn } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  if (!(await halfSignedIn(request, now()))) return redirect(href('account/sign-in'));
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const half = await halfSignedIn(request, now());
  if (!half) return redirect(href('account/sign-in'));
  const who = `code:${half.personId}`;
  await limitRate('sign_in', who);
  const parsed = await parseForm(request, z.object({ code: textField(20) }));
  if (!parsed.ok) return mistakes(parsed);
  const agent = request.headers.get('user-agent') ?? '';
  const { personId } = half;
  const device = await deviceOf(request);
  const answer = await signInWithCode({ ...parsed.value, personId, agent, device, now: now() });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  await takeBackTry('sign_in', who);
  return signedIn(request, { token: answer.sessionToken, device, to: half.to });
}

export default function SignInCode() {
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page title={m.code_title()} lead={<p>{m.code_lead()}</p>} isNarrow>
      <ActForm answer={answer} button={m.sign_in_button()}>
        <TextField
          {...fieldOf(answer, 'code')}
          label={m.code_label()}
          inputMode="numeric"
          autoComplete="one-time-code"
          isShort
        />
      </ActForm>
    </Page>
  );
}
