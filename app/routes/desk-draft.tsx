import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { draftLoan } from '#app/domain/loans/draft-loan.ts';
import { partnerForDraft } from '#app/domain/partners/partner-for-draft.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { Button } from '../ui/button.tsx';
import { DraftFields } from '../ui/draft-fields.tsx';
import { ErrorSummary } from '../ui/notices.tsx';
import { Page, Section } from '../ui/page.tsx';
import { SchedulePreview } from '../ui/schedule-preview.tsx';
import { draftOf, draftSchema } from '../web/draft-form.ts';
import { errorWords } from '../web/field-errors.ts';
import { parseForm } from '../web/forms.ts';
import { currentLanguage } from '../web/language.ts';
import { paths } from '../web/paths.ts';
import { refusalWords } from '../web/refusals.ts';
import { requirePartnerStaff } from '../web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request, 'officer', 'manager');
  return { currency: (await partnerForDraft(partner.id)).localCurrency };
}

/** Shows the schedule first; only the button that says so writes the draft. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const facts = await partnerForDraft(partner.id);
  const parsed = await parseForm(request, draftSchema(facts.localCurrency));
  const nothing = { preview: null, refused: null as string | null };
  if (!parsed.ok) {
    return data({ ...nothing, errors: errorWords(parsed.errors), entries: parsed.entries }, 400);
  }
  const { value, entries } = parsed;
  const made = draftOf(value, { ...facts, language: currentLanguage() });
  if ('refused' in made) {
    const refused = refusalWords(made.refused) + (made.detail ? ` (${made.detail})` : '');
    return data({ ...nothing, refused, errors: {}, entries }, 409);
  }
  const { draft } = made;
  const preview = { instalments: draft.instalments, currency: draft.localCurrency };
  if (value.do !== 'save') return data({ ...nothing, preview, errors: {}, entries }, 200);
  const answer = await draftLoan({ partnerId: partner.id, draft, actorId: personId, now: now() });
  if ('refused' in answer) {
    const refused = refusalWords(answer.refused);
    return data({ preview, refused, errors: {}, entries }, 409);
  }
  return redirect(paths.deskLoan(answer.loanId));
}

export default function DeskDraft() {
  const { currency } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={m.draft_title()}
      lead={<p>{m.draft_lead()}</p>}
      trail={[{ to: paths.desk(), label: m.desk_title() }]}
    >
      <ErrorSummary errors={answer?.errors ?? {}} refused={answer?.refused ?? null} />
      <Form method="post" className="grid max-w-3xl gap-8">
        <DraftFields
          entries={answer?.entries ?? {}}
          errors={answer?.errors ?? {}}
          currency={currency}
        />
        {answer?.preview ? (
          <Section title={m.draft_preview()}>
            <SchedulePreview preview={answer.preview} />
          </Section>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <Button kind="quiet" name="do" value="preview">
            {m.draft_show_schedule()}
          </Button>
          <Button name="do" value="save">
            {m.draft_save()}
          </Button>
        </div>
      </Form>
    </Page>
  );
}
