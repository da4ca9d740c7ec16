import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { stopRepaymentMails } from '#app/domain/people/own-account.ts';
import { m } from '#app/messages/compiled/messages.js';
import { isSignatureOf } from '#app/platform/signed-links.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { rowId } from '#app/web/path-id.ts';

function personOf(params: LoaderFunctionArgs['params']): number {
  const personId = rowId(params['id']);
  const isOurs = isSignatureOf('stop_repayment_mails', personId, params['signature'] ?? '');
  if (!isOurs) throw new Response(null, { status: 404 });
  return personId;
}

/** Opening the page changes nothing: mail programs open links by themselves. */
export function loader({ params }: LoaderFunctionArgs) {
  personOf(params);
  return null;
}

export async function action({ params }: ActionFunctionArgs) {
  await stopRepaymentMails(personOf(params));
  return data({ isDone: true });
}

export default function Unsubscribe() {
  const answer = useActionData<typeof action>();
  return (
    <Page title={m.unsubscribe_title()} isNarrow>
      {answer?.isDone ? (
        <Notice tone="good">{m.unsubscribe_done()}</Notice>
      ) : (
        <Form method="post" className="grid gap-4">
          <p>{m.unsubscribe_text()}</p>
          <div>
            <Button>{m.unsubscribe_button()}</Button>
          </div>
        </Form>
      )}
    </Page>
  );
}
