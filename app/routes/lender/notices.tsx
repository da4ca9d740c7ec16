import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { noticesOf, seeNotices } from '#app/domain/notifications/notices.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { LenderNav } from '#app/ui/lender-nav.tsx';
import { InstantText } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { currentLanguage } from '#app/web/language.ts';
import { requireActor } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  return { notices: await noticesOf(personId, currentLanguage()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireActor(request);
  await seeNotices(personId, now());
  return redirect(href('lender/notices'));
}

export default function Notices() {
  const { notices } = useLoaderData<typeof loader>();
  return (
    <Page title={m.notices_title()} lead={<p>{m.notices_lead()}</p>} nav={<LenderNav />}>
      {notices.some((notice) => notice.isNew) ? (
        <Form method="post">
          <Button kind="quiet">{m.notices_seen()}</Button>
        </Form>
      ) : null}
      {notices.length === 0 ? <p className="text-ink-soft">{m.notices_none()}</p> : null}
      <ol className="max-w-3xl divide-y divide-line">
        {notices.map((notice) => (
          <li
            key={notice.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2"
          >
            <Link to={notice.to} className="inline-flex min-h-11 items-center">
              {notice.words}
            </Link>
            <span className="flex items-center gap-3 text-sm text-ink-soft">
              {notice.isNew ? <Flag tone="good">{m.notices_new()}</Flag> : null}
              <InstantText at={notice.at} />
            </span>
          </li>
        ))}
      </ol>
    </Page>
  );
}
