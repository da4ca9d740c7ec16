import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { sampleFiles } from '#app/domain/drafts/draft-samples.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { CheckedDrafts } from './checked-drafts.tsx';
import { DeskNav } from './desk-nav.tsx';
import { FileQuestions } from './file-questions.tsx';
import { takeDrafts } from './import-file.ts';
import { Button } from '#app/ui/button.tsx';
import { TextArea, TextField } from '#app/ui/field.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { fieldOf, nothingWrong } from '#app/ui/act-form.tsx';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePartnerStaff(request, 'officer', 'manager');
  return { samples: [...sampleFiles] };
}

/** A dry run by default; only the save button writes. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const form = await request.formData();
  const answer = await takeDrafts(form, { partnerId: partner.id, actorId: personId });
  return answer === 'saved' ? redirect(href('desk/home')) : answer;
}

export default function DeskImport() {
  const { samples } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const answer = { ...nothingWrong, ...given };
  return (
    <Page title={m.desk_import()} lead={<p>{m.import_lead()}</p>} nav={<DeskNav />}>
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
      {given?.rows ? (
        <>
          <FileQuestions
            asks={given.asks}
            lead={m.import_ask_lead()}
            carries={given.entries}
            told={given.told}
          />
          <CheckedDrafts
            rows={given.rows}
            more={given.more}
            carries={{ ...given.entries, ...given.told }}
          />
        </>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="grid max-w-3xl gap-5">
        <TextField
          {...fieldOf(answer, 'rate')}
          label={m.import_rate()}
          hint={m.import_rate_hint()}
          inputMode="decimal"
          isRequired
          isShort
        />
        <TextField
          name="file"
          label={m.import_file_label()}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.json"
        />
        <TextArea {...fieldOf(answer, 'text')} label={m.import_pasted()} rows={16} isCode />
        <p>
          <Button kind={given?.rows ? 'quiet' : 'main'}>{m.import_check()}</Button>
        </p>
      </Form>
      <Section title={m.import_samples()}>
        <p>{m.import_samples_lead()}</p>
        <ul className="list-disc ps-5">
          {samples.map((file) => (
            <li key={file}>
              <a
                href={href('desk/import-sample', { file })}
                download={file}
                className="inline-flex min-h-11 items-center"
              >
                {file}
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
