import { data, redirect } from '@remix-run/node';
import type { LoanDraft, LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import { partnerForDraft } from '#app/domain/partners/partner-for-draft.ts';
import { href } from '#app/paths.ts';
import { draftOf, draftSchema, scheduleOf, termsSchema } from './draft-form.ts';
import { type FieldError, errorWords } from '#app/web/field-errors.ts';
import { entriesOf, parseEntries } from '#app/web/forms.ts';
import { type Refusal, refusalWords } from '#app/web/refusals.ts';

const nothing = {
  preview: null as { instalments: LocalInstalment[]; currency: string } | null,
  refused: null as string | null,
  errors: {} as Record<string, string>,
};

/** Previews the schedule, which needs only the terms; only the save button writes the draft. */
export async function takeDraft(
  form: FormData,
  by: {
    partnerId: number;
    /** Of the story. */
    language: string;
    /** Where it goes on when the draft is saved; to the loan, if not said. */
    goesOnAt?: (loanId: number) => string;
    write: (draft: LoanDraft) => Promise<{ loanId: number } | { refused: Refusal }>;
  },
) {
  const facts = await partnerForDraft(by.partnerId);
  const { localCurrency: currency } = facts;
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
  const made = draftOf(parsed.value, { ...facts, language: by.language });
  if ('refused' in made) return unreadable(made);
  const { draft } = made;
  const answer = await by.write(draft);
  if ('loanId' in answer)
    return redirect(by.goesOnAt?.(answer.loanId) ?? href('desk/loan', { id: answer.loanId }));
  const preview = { instalments: [...draft.instalments], currency };
  return data({ ...nothing, preview, refused: refusalWords(answer.refused), entries }, 409);
}
