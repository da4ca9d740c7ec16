import { data } from '@remix-run/node';
import { checkLoanDrafts, importLoanDrafts } from '#app/domain/drafts/import-loan-drafts.ts';
import { draftFileText } from '#app/domain/drafts/draft-file-text.ts';
import type { DraftTable } from '#app/domain/drafts/read-draft-table.ts';
import { m } from '#app/messages/compiled/messages.js';
import { readDecimal } from '#app/messages/read-amount.ts';
import { now } from '#app/platform/clock.ts';
import { draftWords, importWords, placeWords } from './import-words.ts';
import { toldOfFile } from './told-of-file.ts';
import { currentLanguage } from '#app/web/language.ts';
import { fieldOfRefusal, refusalWords } from '#app/web/refusals.ts';

/** A file of drafts as it was sent: checked, and saved if that was pressed. */
export async function takeDrafts(form: FormData, by: { partnerId: number; actorId: number }) {
  const { partnerId, actorId } = by;
  const sent = form.get('file');
  const read =
    sent instanceof File && sent.size > 0
      ? await draftFileText(new Uint8Array(await sent.arrayBuffer()))
      : { text: String(form.get('text') ?? '') };
  const text = 'several' in read ? '' : read.text;
  const typed = String(form.get('rate') ?? '');
  const rate = readDecimal(typed, currentLanguage()) ?? '';
  const told = toldOfFile(form);
  const language = currentLanguage();
  const asked = { partnerId, file: text, told, rate, language, now: now() };
  const given = {
    problems: [] as string[],
    rows: null,
    asks: {} as DraftTable['asks'],
    errors: {} as Record<string, string>,
    entries: { text, rate: typed },
    told: { decimal: told.decimal ?? '', days: told.days ?? '' },
  };
  if ('several' in read) {
    const words = `${m.refused_workbook_has_several_sheets()} (${read.several.join(', ')})`;
    return data({ ...given, errors: { text: words } }, { status: 400 });
  }
  const isSaved = form.get('do') === 'save';
  const answer = isSaved
    ? await importLoanDrafts({ ...asked, actorId })
    : await checkLoanDrafts(asked);
  if ('loanIds' in answer) return 'saved' as const;
  if ('rows' in answer) {
    const rows = answer.rows.map((row) => ({
      ...row,
      place: placeWords(row.place),
      words: draftWords(row),
    }));
    return data({ ...given, rows, asks: answer.asks }, { status: isSaved ? 409 : 200 });
  }
  if ('problems' in answer) {
    const problems = answer.problems.map(
      (problem) => `${placeWords(problem.place) || m.import_file()}: ${importWords(problem)}`,
    );
    return data({ ...given, problems, errors: { text: m.import_see_places() } }, { status: 400 });
  }
  const field = fieldOfRefusal(answer.refused) === 'rate' ? 'rate' : 'text';
  return data({ ...given, errors: { [field]: refusalWords(answer.refused) } }, { status: 400 });
}
