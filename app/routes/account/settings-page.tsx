import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ownPublicPage } from '#app/domain/lenders/lender-page.ts';
import { closePublicPage, openPublicPage } from '#app/domain/lenders/public-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { optionalText } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm } from '#app/web/forms.ts';
import { requireActor } from '#app/web/session.ts';

const schema = z.object({ words: optionalText(400), do: optionalText(5) });

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  const page = await ownPublicPage(personId);
  const isClosed = new URL(request.url).searchParams.get('done') === 'closed';
  return { page, origin: env().APP_ORIGIN, isClosed: isClosed && page === null };
}

/** Opens the page, changes its words, or closes it. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireActor(request);
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  if (parsed.value.do === 'close') {
    await closePublicPage({ personId, now: now() });
    return redirect(href('account/settings-page', {}, { done: 'closed' }));
  }
  await openPublicPage({ personId, words: parsed.value.words || null, now: now() });
  return redirect(href('account/settings-page'));
}

export default function SettingsPage() {
  const { page, origin, isClosed } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  const path = page ? href('public/lender', { slug: page.slug }) : null;
  return (
    <Page
      title={m.page_title()}
      lead={<p>{m.page_lead()}</p>}
      trail={[{ to: href('account/settings'), label: m.settings_title() }]}
      isNarrow
    >
      {path ? (
        <Notice tone="good">
          <Link to={path}>{m.page_is_open({ address: origin + path })}</Link>
        </Notice>
      ) : null}
      {isClosed ? <Notice tone="good">{m.page_is_closed()}</Notice> : null}
      <ActForm answer={answer} button={page ? m.page_save() : m.page_open()}>
        <TextArea
          {...fieldOf(answer, 'words', page?.words)}
          label={m.page_words()}
          hint={m.page_words_hint()}
          rows={4}
        />
      </ActForm>
      {page ? (
        <Form method="post">
          <Button kind="risky" name="do" value="close">
            {m.page_close()}
          </Button>
        </Form>
      ) : null}
    </Page>
  );
}
