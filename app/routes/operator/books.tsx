import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { checkBooksNow, lastBooksCheck } from '#app/domain/books/check-books-now.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { OperatorNav } from './operator-nav.tsx';
import { Button } from '#app/ui/button.tsx';
import { InstantText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { requireStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer', 'auditor');
  return { last: await lastBooksCheck() };
}

export async function action({ request }: ActionFunctionArgs) {
  await requireStaff(request, 'treasurer', 'auditor');
  await checkBooksNow(now());
  return redirect(href('operator/books'));
}

export default function AdminBooks() {
  const { last } = useLoaderData<typeof loader>();
  return (
    <Page title={m.books_title()} lead={<p>{m.books_lead()}</p>} nav={<OperatorNav />}>
      {last === null ? (
        <Notice>{m.books_never()}</Notice>
      ) : (
        <Notice tone={last.failures.length === 0 ? 'good' : 'wrong'}>
          <p>
            <InstantText at={last.at} />:{' '}
            {last.failures.length === 0 ? m.books_balance() : m.books_do_not_balance()}
          </p>
          <p>{last.whole ? m.books_asked_whole() : m.books_asked_day()}</p>
          <ul className="list-disc ps-5">
            {last.failures.map((failure) => (
              <li key={failure.check}>
                <code>{failure.check}</code> ({failure.rows.length})
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form method="post">
        <Button>{m.books_check_now()}</Button>
      </Form>
    </Page>
  );
}
