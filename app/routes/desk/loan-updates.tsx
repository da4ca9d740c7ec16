import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { keepPicture } from '#app/domain/borrowers/pictures.ts';
import { staffLoan } from '#app/domain/loans/staff-loan.ts';
import { publishUpdate } from '#app/domain/loans/publish-update.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx';
import { KeptNotice, keepAttributes } from '#app/ui/kept.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { currentLanguage } from '#app/web/language.ts';
import { rowId } from '#app/web/path-id.ts';
import { refusalWords } from '#app/web/refusals.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const loan = await staffLoan({
    loanId: rowId(params['id']),
    partnerId: partner.id,
    now: now(),
  });
  if (!loan) throw new Response(null, { status: 404 });
  const isAboutLateness = new URL(request.url).searchParams.get('about') === 'lateness';
  const { id: loanId, name } = loan;
  return { personId, loanId, name, language: currentLanguage(), isAboutLateness };
}

/** News of a borrower, with a photograph if there is one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const form = await request.formData();
  const text = String(form.get('text') ?? '').trim();
  const language = form.get('language') === 'id' ? 'id' : 'en';
  const otherText = String(form.get('otherText') ?? '').trim();
  const again = (
    errors: { text?: string; otherText?: string; photo?: string },
    refused: string | null,
    status: number,
  ) => data({ text, otherText, language, errors, refused }, { status });
  if (text === '') return again({ text: m.field_is_missing() }, null, 400);
  if (text.length > 4000) return again({ text: m.field_is_too_long() }, null, 400);
  if (otherText.length > 4000) return again({ otherText: m.field_is_too_long() }, null, 400);
  const file = form.get('photo');
  const hasPhoto = file instanceof File && file.size > 0;
  const photo = hasPhoto ? await keepPicture(new Uint8Array(await file.arrayBuffer())) : null;
  if (hasPhoto && !photo) return again({ photo: m.refused_picture_is_not_readable() }, null, 400);
  const isAboutLateness = new URL(request.url).searchParams.get('about') === 'lateness';
  const about = { loanId: rowId(params['id']), partnerId: partner.id, isAboutLateness };
  const otherLanguage = language === 'id' ? 'en' : 'id';
  const other = otherText === '' ? null : { language: otherLanguage, text: otherText };
  const update = { ...about, text, language, other, photo };
  const answer = await publishUpdate({ ...update, actorId: personId, now: now() });
  if ('refused' in answer) return again({}, refusalWords(answer.refused), 409);
  return redirect(isAboutLateness ? href('desk/home') : href('desk/loan', { id: about.loanId }));
}

export default function DeskUpdates() {
  const { personId, loanId, name, language, isAboutLateness } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={isAboutLateness ? m.lateness_title({ name }) : m.update_title({ name })}
      lead={<p>{isAboutLateness ? m.lateness_lead() : m.update_lead()}</p>}
      trail={[
        { to: href('desk/home'), label: m.desk_title() },
        { to: href('desk/loan', { id: loanId }), label: name },
      ]}
      isNarrow
    >
      <ErrorSummary errors={answer?.errors ?? {}} refused={answer?.refused ?? null} />
      <Form
        method="post"
        encType="multipart/form-data"
        className="grid gap-5"
        {...keepAttributes({
          personId,
          // What is for its lenders alone is never put into what everybody reads.
          about: isAboutLateness ? 'lateness' : 'news',
          isTyped: answer !== undefined,
        })}
      >
        <KeptNotice />
        <TextArea
          name="text"
          label={isAboutLateness ? m.lateness_text() : m.update_text()}
          entry={answer?.text}
          error={answer?.errors.text}
          rows={8}
        />
        <SelectField
          name="language"
          label={m.update_language()}
          entry={answer?.language ?? language}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'id', label: 'Bahasa Indonesia' },
          ]}
        />
        <TextArea
          name="otherText"
          label={m.update_other()}
          hint={m.update_other_hint()}
          entry={answer?.otherText}
          error={answer?.errors.otherText}
          rows={4}
        />
        <TextField
          name="photo"
          label={m.photo_label()}
          hint={m.photo_hint()}
          error={answer?.errors.photo}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif"
        />
        <div>
          <Button>{isAboutLateness ? m.lateness_button() : m.update_button()}</Button>
        </div>
      </Form>
    </Page>
  );
}
