import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { checkLoanDrafts, importLoanDrafts } from '#app/domain/drafts/import-loan-drafts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { readDecimal } from '#app/messages/read-amount.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { CheckedDrafts } from './checked-drafts.tsx';
import { draftWords, importWords } from './import-words.ts';
import { DeskNav } from './desk-nav.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextArea, TextField } from '#app/ui/field.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { fieldOf, nothingWrong } from '#app/ui/act-form.tsx';
import { currentLanguage } from '#app/web/language.ts';
import { fieldOfRefusal, refusalWords } from '#app/web/refusals.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePartnerStaff(request, 'officer', 'manager');
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const form = await request.formData();
  const file = form.get('file');
  const pasted = String(form.get('json') ?? '');
  const json = file instanceof File && file.size > 0 ? await file.text() : pasted;
  const typed = String(form.get('rate') ?? '');
  const rate = readDecimal(typed, currentLanguage()) ?? '';
  const asked = { partnerId: partner.id, json, rate, language: currentLanguage(), now: now() };
  const isSaved = form.get('do') === 'save';
  const answer = isSaved
    ? await importLoanDrafts({ ...asked, actorId: personId })
    : await checkLoanDrafts(asked);
  if ('loanIds' in answer) return redirect(href('desk/home'));
  const entries = { json, rate: typed };
  if ('rows' in answer) {
    const rows = answer.rows.map((row) => ({ ...row, words: draftWords(row) }));
    return data({ problems: [], rows, errors: {}, entries }, { status: isSaved ? 409 : 200 });
  }
  if ('problems' in answer) {
    const problems = answer.problems.map(
      (problem) => `${problem.place || m.import_file()}: ${importWords(problem)}`,
    );
    const errors = { json: m.import_see_places() };
    return data({ problems, rows: null, errors, entries }, { status: 400 });
  }
  const field = fieldOfRefusal(answer.refused) === 'rate' ? 'rate' : 'json';
  const errors: Record<string, string> = { [field]: refusalWords(answer.refused) };
  return data({ problems: [], rows: null, errors, entries }, { status: 400 });
}

export default function DeskImport() {
  const given = useActionData<typeof action>();
  const answer = { ...nothingWrong, ...given };
  return (
    <Page title={m.desk_import()} lead={<p>{m.import_lead()}</p>}>
      <DeskNav />
      <ErrorSummary errors={answer.errors} />
      {given && given.problems.length > 0 ? (
        <Notice tone="wrong" title={m.import_nothing_written()}>
          <ul className="list-disc ps-5">
            {given.problems.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {given?.rows ? <CheckedDrafts rows={given.rows} entries={given.entries} /> : null}
      <Form method="post" encType="multipart/form-data" className="grid max-w-3xl gap-5">
        <TextField
          {...fieldOf(answer, 'rate')}
          label={m.import_rate()}
          hint={m.import_rate_hint()}
          inputMode="decimal"
          isRequired
          isShort
        />
        <TextField name="file" label={m.import_file_label()} type="file" accept=".json" />
        <TextArea {...fieldOf(answer, 'json')} label={m.import_pasted()} rows={16} isCode />
        <p>
          <Button kind={given?.rows ? 'quiet' : 'main'}>{m.import_check()}</Button>
        </p>
      </Form>
    </Page>
  );
}
