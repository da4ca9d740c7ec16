import { data } from '@remix-run/node';
import { dryRunPage } from '#app/domain/repayments/dry-run.ts';
import { type FileMapping, asMapping } from '#app/domain/repayments/file-mapping.ts';
import { knownAmong } from '#app/domain/repayments/file-sheet.ts';
import { keepReportFile } from '#app/domain/repayments/report-files.ts';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { reportPage } from '#app/domain/repayments/report-page.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { m } from '#app/messages/compiled/messages.js';
import { formatAmount } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { currentLanguage } from '#app/web/language.ts';
import { now } from '#app/platform/clock.ts';
import { refusalWords } from '#app/web/refusals.ts';
import { choicesOf, withChoices } from './line-choices.ts';
import { mappingOf } from './mapping-fields.ts';
import { gridDays, gridEntries, reportText } from './report-text.ts';
import { toldOfFile } from './told-of-file.ts';

/** A month's report as it was sent: checked, and saved if that was pressed. */
export async function takeReport(
  form: FormData,
  by: { partnerId: number; period: string; actorId: number },
) {
  const { partnerId, period, actorId } = by;
  const { loans, figure, habits } = await reportPage(partnerId, period);
  const sent = await reportText(form, period, loans);
  const isByHand = form.get('way') === 'hand';
  // What is typed into the grid has our own point.
  const said = { ...toldOfFile(form), ...(isByHand && { decimal: '.' as const }) };
  const mapping = isByHand ? null : sentMapping(form, habits.mapping);
  const typed = {
    text: sent.text,
    entries: gridEntries(form),
    days: gridDays(form),
    isFilled: false,
    isByHand,
    said,
    carried: { mapping: carriedMapping(form), choices: choicesIn(form), digest: '' },
    mapping,
  };
  const headless = { headings: [] as readonly string[], guess: {} };
  const none = { checked: null, leftOut: [], isMapped: true, ...headless };
  if (isByHand && form.get('fill') === 'due')
    return data({ ...typed, ...none, ...filledAsDue(loans, typed.entries), refused: null });
  if ('refused' in sent) {
    const which = sent.detail ? ` (${sent.detail})` : '';
    const refused = refusalWords(sent.refused) + which;
    return data({ ...typed, ...none, refused }, { status: 400 });
  }
  const digest = sent.file
    ? await keepReportFile({ ...sent.file, partnerId, period, actorId, now: now() })
    : carriedDigest(form);
  const prefers = ['amount', figure] as const;
  const currency = loans[0]?.currency;
  const read = readRepayments(sent.text, { prefers, currency, mapping: mapping ?? undefined });
  if ('refused' in read) {
    const where = read.line ? ` (${m.column_line()} ${read.line})` : '';
    const why = read.detail ? ` (${read.detail})` : '';
    const refused = refusalWords(read.refused) + where + why;
    const headings = read.headings ?? [];
    const guess = knownAmong(headings);
    return data({ ...typed, ...none, headings, guess, refused }, { status: 400 });
  }
  const { leftOut, headings = [], isMapped = true } = read;
  const lines = withChoices(read.lines, typed.carried.choices);
  const decimal = read.decimal ?? said.decimal;
  const told = { ...(decimal && { decimal }), ...(said.days && { days: said.days }) };
  const asked = { partnerId, period, lines, told };
  const carried = { ...typed.carried, digest };
  const checked = await dryRunPage(asked);
  const shown = { ...typed, carried, checked, leftOut, headings, isMapped, guess: read.columns };
  if (form.get('do') !== 'save') return data({ ...shown, refused: null }, { status: 200 });
  const isTyped = isByHand || form.get('typed') === 'yes';
  const kept = typed.carried.mapping === '' ? undefined : mapping;
  const answer = await saveRepaymentReport({
    ...asked,
    actorId,
    now: now(),
    isTyped,
    mapping: kept,
    digest: digest || null,
  });
  if ('refused' in answer) {
    return data({ ...shown, refused: refusalWords(answer.refused) }, { status: 409 });
  }
  return 'saved' as const;
}

/** Every loan of which nothing was typed is filled in with what is due; nothing is checked or saved. */
function filledAsDue(
  loans: readonly { reference: string; currency: string; expected: bigint }[],
  typed: Record<string, string>,
) {
  const entries = loans.map(({ reference, currency, expected }) => {
    const due = { amount: expected, currency: asCurrency(currency) };
    return [reference, typed[reference] || formatAmount(due, currentLanguage())] as const;
  });
  return { entries: Object.fromEntries(entries), isFilled: true };
}

/** What was said of the columns now, else what was kept; null for by their headings. */
function sentMapping(form: FormData, kept: FileMapping | null): FileMapping | null {
  const carried = carriedMapping(form);
  if (carried === '') return kept;
  return carried === 'none' ? null : asMapping(JSON.parse(carried));
}

/** `none`, a mapping as JSON, or nothing where nothing was said. */
function carriedMapping(form: FormData): string {
  const fields = mappingOf(form);
  if (fields !== undefined) return fields === null ? 'none' : JSON.stringify(fields);
  const carried = form.get('mapping');
  if (typeof carried !== 'string' || carried === '' || carried === 'none')
    return String(carried ?? '');
  try {
    return asMapping(JSON.parse(carried)) ? carried : '';
  } catch {
    return '';
  }
}

function carriedDigest(form: FormData): string {
  const digest = form.get('digest');
  return typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest) ? digest : '';
}

/** Loans chosen for lines, now and before, as JSON. */
function choicesIn(form: FormData): string {
  const chosen = [...form.entries()].flatMap(([name, value]) =>
    /^for-\d+$/.test(name) && typeof value === 'string' && value !== ''
      ? [[name.slice(4), value] as const]
      : [],
  );
  return JSON.stringify({
    ...choicesOf(String(form.get('choices'))),
    ...Object.fromEntries(chosen),
  });
}
