import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { askNewAddress } from '#app/domain/people/change-address.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { emailField } from '#app/web/fields.ts';
import { mistakes, parseForm } from '#app/web/forms.ts';
import { isWithinRate } from '#app/web/limit-rate.ts';
import { requireConfirmed } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { email } = await requireConfirmed(request);
  return { email, isSent: new URL(request.url).searchParams.has('sent') };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireConfirmed(request);
  const parsed = await parseForm(request, z.object({ email: emailField }));
  if (!parsed.ok) return mistakes(parsed);
  const { email } = parsed.value;
  const isAllowed =
    (await isWithinRate('mail', `address ${email.toLowerCase()}`)) &&
    (await isWithinRate('mail', `address of ${personId}`));
  if (isAllowed) await askNewAddress({ personId, email, now: now() });
  return redirect(href('account/settings-address', {}, { sent: 'yes' }));
}

export default function SettingsAddress() {
  const { email, isSent } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page
      title={m.address_title()}
      lead={<p>{m.address_lead({ email })}</p>}
      trail={[{ to: href('account/settings'), label: m.settings_title() }]}
      isNarrow
    >
      {isSent ? <Notice tone="good">{m.address_sent()}</Notice> : null}
      <ActForm answer={answer} button={m.address_button()}>
        <TextField
          {...fieldOf(answer, 'email')}
          label={m.address_new()}
          type="email"
          autoComplete="email"
          isRequired
        />
      </ActForm>
    </Page>
  );
}
