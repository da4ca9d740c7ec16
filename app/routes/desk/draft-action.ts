import { data, redirect } from '@remix-run/node';
import type {
  BorrowerDraft,
  LoanDraft,
  LocalInstalment,
} from '#app/domain/drafts/loan-draft-rules.ts';
import { partnerForDraft } from '#app/domain/partners/partner-for-draft.ts';
import { href } from '#app/paths.ts';
import { draftEntries, draftOf } from './draft-form.ts';
import { scheduleOf } from './schedule-form.ts';
import { entriesOfRows, rowsShown, withoutRows } from './schedule-rows.ts';
import { type FieldError, errorWords } from '#app/web/field-errors.ts';
import { type Refusal, refusalWords } from '#app/web/refusals.ts';

const nothing = {
  preview: null as { instalments: LocalInstalment[]; currency: string } | null,
  refused: null as string | null,
  errors: {} as Record<string, string>,
};

/** How many rows a press adds to a schedule of rows. */
const moreRows = 6;

/**
 * Previews the schedule, which needs only the terms, or turns it into rows that can be changed one by one;
 * only the save button writes the draft.
 */
export async function takeDraft(
  form: FormData,
  by: {
    partnerId: number;
    /** Of the story. */
    language: string;
    borrower: BorrowerDraft | null;
    /** Where it goes on when the draft is saved; to the loan, if not said. */
    goesOnAt?: (loanId: number) => string;
    write: (draft: LoanDraft) => Promise<{ loanId: number } | { refused: Refusal }>;
  },
) {
  const facts = await partnerForDraft(by.partnerId);
  const { localCurrency: currency } = facts;
  const typed = draftEntries(form, currency);
  const entries = { ...typed, rowCount: String(rowsShown(typed)) };
  const wrong = (errors: Record<string, FieldError>) =>
    data({ ...nothing, errors: errorWords(errors), entries }, 400);
  const unreadable = (made: { refused: 'schedule_is_not_readable'; detail: string }) =>
    data({ ...nothing, refused: `${refusalWords(made.refused)} (${made.detail})`, entries }, 409);

  const act = form.get('do');
  if (act === 'rows' && typed['rhythm'] === 'rows') {
    const more = { ...entries, rowCount: String(rowsShown(typed, moreRows)) };
    return data({ ...nothing, entries: more });
  }
  if (act !== 'save') {
    const schedule = scheduleOf(entries, currency);
    if ('errors' in schedule) return wrong(schedule.errors);
    if ('refused' in schedule) return unreadable(schedule);
    if (act !== 'rows') return data({ ...nothing, preview: { ...schedule, currency }, entries });
    const rows = {
      ...withoutRows(typed),
      ...entriesOfRows(schedule.instalments, currency),
      rhythm: 'rows',
    };
    return data({ ...nothing, entries: { ...rows, rowCount: String(rowsShown(rows)) } });
  }
  const made = draftOf(entries, { ...facts, language: by.language, borrower: by.borrower });
  if ('errors' in made) return wrong(made.errors);
  if ('refused' in made) return unreadable(made);
  const { draft } = made;
  const answer = await by.write(draft);
  if ('loanId' in answer)
    return redirect(by.goesOnAt?.(answer.loanId) ?? href('desk/loan', { id: answer.loanId }));
  const preview = { instalments: [...draft.instalments], currency };
  return data({ ...nothing, preview, refused: refusalWords(answer.refused), entries }, 409);
}
