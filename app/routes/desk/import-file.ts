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
    /** Sentences that are not shown: nobody reads a thousand. */
    more: 0,
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
    const all = answer.rows.map(draftWords);
    const words = atMost(mostProblems, all);
    // What is shown, and no more of a draft than that.
    const rows = answer.rows.map(({ place, name, number, amount, verdict }, index) => {
      return { place: placeWords(place), name, number, amount, verdict, words: words[index] ?? [] };
    });
    const more = all.flat().length - words.flat().length;
    return data({ ...given, rows, more, asks: answer.asks }, { status: isSaved ? 409 : 200 });
  }
  if ('problems' in answer) {
    const problems = answer.problems.map(
      (problem) => `${placeWords(problem.place) || m.import_file()}: ${importWords(problem)}`,
    );
    const shown = {
      problems: problems.slice(0, mostProblems),
      more: Math.max(0, problems.length - mostProblems),
    };
    return data({ ...given, ...shown, errors: { text: m.import_see_places() } }, { status: 400 });
  }
  const field = fieldOfRefusal(answer.refused) === 'rate' ? 'rate' : 'text';
  return data({ ...given, errors: { [field]: refusalWords(answer.refused) } }, { status: 400 });
}

const mostProblems = 100;

/** The first sentences of all, each where it stands. */
function atMost(count: number, all: readonly (readonly string[])[]): string[][] {
  let left = count;
  return all.map((words) => {
    const shown = words.slice(0, left);
    left -= shown.length;
    return shown;
  });
}
