import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { keepPasskey, passkeysOf, removePasskey } from '#app/domain/passkeys/passkeys.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { deviceWords } from './device-words.ts';
import { InstantText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { Table } from '#app/ui/table.tsx';
import { passkeyAnswer } from './passkey-form.ts';
import { rowId } from '#app/web/path-id.ts';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { requireConfirmed } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireConfirmed(request);
  const refused = refusalWordsFor(new URL(request.url).searchParams.get('refused'));
  return { passkeys: await passkeysOf(personId), refused };
}

/** Keeps a new one, or takes one away. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireConfirmed(request);
  const form = await request.formData();
  const removed = form.get('remove');
  if (removed !== null) {
    await removePasskey({ personId, passkeyId: rowId(removed), now: now() });
    return redirect(href('account/settings-passkeys'));
  }
  const response = passkeyAnswer<RegistrationResponseJSON>(form);
  const name = deviceWords(request.headers.get('user-agent') ?? '') || '–';
  const answer = response && (await keepPasskey({ personId, response, name, now: now() }));
  const isKept = answer !== null && !('refused' in answer);
  return redirect(
    href('account/settings-passkeys') + (isKept ? '' : '?refused=passkey_is_not_valid'),
  );
}

export default function SettingsPasskeys() {
  const { passkeys, refused } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.passkeys_title()}
      lead={<p>{m.passkeys_lead()}</p>}
      trail={[{ to: href('account/settings'), label: m.settings_title() }]}
    >
      {refused ? <Notice tone="wrong">{refused}</Notice> : null}
      <Table
        caption={m.passkeys_title()}
        rows={passkeys}
        rowKey={(row) => row.id}
        empty={m.passkeys_none()}
        columns={[
          { label: m.settings_device(), cell: (row) => row.name },
          { label: m.people_since(), cell: (row) => <InstantText at={row.createdAt} /> },
          {
            label: m.settings_seen(),
            cell: (row) => (row.usedAt ? <InstantText at={row.usedAt} /> : '–'),
          },
          {
            label: m.column_next(),
            cell: (row) => (
              <Confirm
                id={`passkey-${row.id}`}
                act={m.passkeys_remove()}
                question={m.passkeys_remove_question({ name: row.name })}
              >
                <Form method="post">
                  <input type="hidden" name="remove" value={row.id} />
                  <Button kind="risky">{m.passkeys_remove()}</Button>
                </Form>
              </Confirm>
            ),
          },
        ]}
      />
      <PasskeyForm
        action={href('account/settings-passkeys')}
        options={href('account/settings-passkeys-options')}
        kind="create"
        button={m.passkeys_add()}
      />
    </Page>
  );
}
