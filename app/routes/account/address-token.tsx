import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { confirmNewAddress, isAddressLink } from '#app/domain/people/change-address.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { ActForm } from '#app/ui/act-form.tsx';
import { refusal } from '#app/web/forms.ts';
import { addressOf, limitRate } from '#app/web/limit-rate.ts';
import { dropSession } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  return { isOpen: await isAddressLink(params['token'] ?? '', now()) };
}

/** The new address is proved; every session ends, and one signs in with it. */
export async function action({ request, params }: ActionFunctionArgs) {
  await limitRate('sign_up', addressOf(request));
  const answer = await confirmNewAddress({ token: params['token'] ?? '', now: now() });
  if ('refused' in answer) return refusal(answer.refused);
  const headers = { 'set-cookie': await dropSession() };
  return redirect(href('account/sign-in'), { headers });
}

export default function AddressToken() {
  const { isOpen } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page title={m.address_title()} isNarrow>
      {isOpen ? (
        <ActForm answer={answer} button={m.address_confirm()} />
      ) : (
        <Notice tone="late">{m.refused_link_is_not_valid()}</Notice>
      )}
    </Page>
  );
}
