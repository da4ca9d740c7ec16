import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { stopMails, stopSignature } from '#app/domain/notifications/mail-choices.ts';
import { type MailKind, isMailKind } from '#app/domain/notifications/mail-kinds.ts';
import { m } from '#app/messages/compiled/messages.js';
import { isSame } from '#app/platform/signed-links.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { mailKindWords } from './mail-kind-words.ts';
import { rowId } from '#app/web/path-id.ts';

/** Whose mails of which kind: a link that only we can make says both. */
function stopOf({ request, params }: LoaderFunctionArgs) {
  const personId = rowId(params['id']);
  const word = new URL(request.url).searchParams.get('kind') ?? 'digest';
  const kind: MailKind | 'digest' = isMailKind(word) ? word : 'digest';
  const isOurs = isSame(stopSignature(kind, personId), params['signature'] ?? '');
  if (!isOurs) throw new Response(null, { status: 404 });
  return { personId, kind };
}

/** Opening the page changes nothing: mail programs open links by themselves. */
export function loader(asked: LoaderFunctionArgs) {
  return { kind: stopOf(asked).kind };
}

export async function action(asked: ActionFunctionArgs) {
  const { personId, kind } = stopOf(asked);
  await stopMails(personId, kind);
  return data({ isDone: true });
}

export default function Unsubscribe() {
  const { kind } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const what = kind === 'digest' ? m.mails_daily() : mailKindWords(kind);
  return (
    <Page title={m.unsubscribe_title()} isNarrow>
      {answer?.isDone ? (
        <Notice tone="good">{m.unsubscribe_done({ what })}</Notice>
      ) : (
        <Form method="post" className="grid gap-4">
          <p>{m.unsubscribe_text({ what })}</p>
          <div>
            <Button>{m.unsubscribe_button()}</Button>
          </div>
        </Form>
      )}
    </Page>
  );
}
