import { type ActionFunctionArgs, type LoaderFunctionArgs, data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import type { LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import { partnerForDraft } from '#app/domain/partners/partner-for-draft.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { DraftFields } from './draft-fields.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { SchedulePreview } from './schedule-preview.tsx';
import { draftOf, draftSchema, scheduleOf, termsSchema } from './draft-form.ts';
import { type FieldError, errorWords } from '#app/web/field-errors.ts';
import { entriesOf, parseEntries } from '#app/web/forms.ts';
import { currentLanguage } from '#app/web/language.ts';
import { refusalWords } from '#app/web/refusals.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request, 'officer', 'manager');
  return { currency: (await partnerForDraft(partner.id)).localCurrency };
}

const nothing = {
  preview: null as { instalments: LocalInstalment[]; currency: string } | null,
  refused: null as string | null,
  errors: {} as Record<string, string>,
};

/** Previews the schedule, which needs only the terms; only the save button writes the draft. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const facts = await partnerForDraft(partner.id);
  const { localCurrency: currency } = facts;
  const form = await request.formData();
  const entries = entriesOf(form, draftSchema(currency));
  const wrong = (errors: Record<string, FieldError>) =>
    data({ ...nothing, errors: errorWords(errors), entries }, 400);
  const unreadable = (made: { refused: 'schedule_is_not_readable'; detail: string }) =>
    data({ ...nothing, refused: `${refusalWords(made.refused)} (${made.detail})`, entries }, 409);

  const terms = parseEntries(entries, termsSchema(currency));
  if (form.get('do') !== 'save') {
    if (!terms.ok) return wrong(terms.errors);
    const schedule = scheduleOf(terms.value, currency);
    if ('refused' in schedule) return unreadable(schedule);
    return data({ ...nothing, preview: { ...schedule, currency }, entries });
  }
  const parsed = parseEntries(entries, draftSchema(currency));
  if (!parsed.ok) return wrong(parsed.errors);
  const made = draftOf(parsed.value, { ...facts, language: currentLanguage() });
  if ('refused' in made) return unreadable(made);
  const { draft } = made;
  const answer = await draftLoan({ partnerId: partner.id, draft, actorId: personId, now: now() });
  if ('loanId' in answer) return redirect(href('desk/loan', { id: answer.loanId }));
  const preview = { instalments: draft.instalments, currency };
  return data({ ...nothing, preview, refused: refusalWords(answer.refused), entries }, 409);
}

export default function DeskDraft() {
  const { currency } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={m.draft_title()}
      lead={<p>{m.draft_lead()}</p>}
      trail={[{ to: href('desk/home'), label: m.desk_title() }]}
    >
      <ErrorSummary errors={answer?.errors ?? {}} refused={answer?.refused ?? null} />
      <Form
        method="post"
        action={href('desk/loan-new')}
        className="grid max-w-3xl gap-8"
        data-live="schedule-preview"
      >
        <DraftFields
          entries={answer?.entries ?? {}}
          errors={answer?.errors ?? {}}
          currency={currency}
        />
        <div id="schedule-preview" aria-live="polite">
          {answer?.preview ? (
            <Section title={m.draft_preview()}>
              <SchedulePreview preview={answer.preview} />
            </Section>
          ) : null}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button kind="quiet" name="do" value="preview" isUnchecked>
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
