import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { makeComplaint } from '#app/domain/loans/complaints.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { textField } from '#app/web/fields.ts';
import { mistakes, parseForm } from '#app/web/forms.ts';
import { addressOf, limitRate } from '#app/web/limit-rate.ts';
import { actorOf } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const slug = params['slug'] ?? '';
  const loan = await loanPage({ slug, readerId: null, isStaff: false, now: now() });
  if (!loan) throw new Response(null, { status: 404 });
  return { slug };
}

/** Anybody may say that something is wrong with a loan; a reviewer reads it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await actorOf(request);
  await limitRate('complaint', addressOf(request));
  const parsed = await parseForm(request, z.object({ text: textField(2000) }));
  if (!parsed.ok) return mistakes(parsed);
  const complaint = { slug: params['slug'] ?? '', madeById: actor?.personId ?? null, now: now() };
  const answer = await makeComplaint({ ...complaint, text: parsed.value.text });
  if ('refused' in answer) throw new Response(null, { status: 404 });
  return data({ errors: {}, entries: {}, refused: null, isDone: true });
}

export default function LoanComplaint() {
  const { slug } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const answer = formAnswer(given);
  const isDone = given !== undefined && 'isDone' in given;
  return (
    <Page
      title={m.complaint_title()}
      lead={<p>{m.complaint_lead()}</p>}
      trail={[{ to: href('public/loan', { slug }), label: m.complaint_back() }]}
      isNarrow
    >
      {isDone ? (
        <>
          <Notice tone="good">{m.complaint_done()}</Notice>
          <p>
            <LinkButton to={href('public/loan', { slug })} kind="quiet">
              {m.complaint_back()}
            </LinkButton>
          </p>
        </>
      ) : (
        <ActForm answer={answer} button={m.complaint_button()}>
          <TextArea {...fieldOf(answer, 'text')} label={m.complaint_text()} rows={6} />
        </ActForm>
      )}
    </Page>
  );
}
