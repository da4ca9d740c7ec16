import type { CheckedDraft } from '#app/domain/drafts/judge-drafts.ts';
import type { DraftProblem, DraftProblemKind } from '#app/domain/drafts/read-loan-drafts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { refusalWords } from '#app/web/refusals.ts';

const words: Record<DraftProblemKind, () => string> = {
  is_not_json: m.import_is_not_json,
  is_missing: m.field_is_missing,
  is_empty: m.import_is_empty,
  is_not_text: m.import_is_not_text,
  is_not_a_number: m.field_is_not_a_number,
  is_not_a_list: m.import_is_not_a_list,
  is_not_yes_or_no: m.import_is_not_yes_or_no,
  is_not_an_object: m.import_is_not_an_object,
  is_not_a_currency: m.import_is_not_a_currency,
  is_not_an_amount: m.field_is_not_an_amount,
  is_not_a_day: m.field_is_not_a_day,
  is_below_zero: m.import_is_below_zero,
  is_not_a_field: m.import_is_not_a_field,
  is_out_of_all_measure: m.import_is_out_of_all_measure,
  could_be_two: m.import_could_be_two,
};

export function importWords({ problem, detail }: DraftProblem): string {
  return detail ? `${words[problem]()} (${detail})` : words[problem]();
}

/** Of JSON a path, of a table the line and the column. */
export const placeWords = (place: string) =>
  place.startsWith(':') ? `${m.column_line()} ${place.slice(1)}` : place;

/** All there is to say of one draft of a file, a sentence each, with its place in the file. */
export function draftWords(draft: CheckedDraft): string[] {
  const kept = draft.notKept.map((name) => m.import_is_not_kept({ name }));
  const problems = draft.problems.map(
    (problem) => `${placeWords(problem.place)}: ${importWords(problem)}`,
  );
  if (draft.refused) return [...problems, refusalWords(draft.refused), ...kept];
  if (problems.length > 0) return problems;
  if (draft.verdict === 'known') return [m.import_is_known()];
  const numberless = draft.number === null ? [m.import_has_no_number()] : [];
  return [...numberless, ...kept];
}
