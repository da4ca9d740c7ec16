import { data } from '@remix-run/node';
import { dryRunPage } from '#app/domain/repayments/dry-run.ts';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { reportPage } from '#app/domain/repayments/report-page.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { refusalWords } from '#app/web/refusals.ts';
import { gridEntries, reportText } from './report-text.ts';
import { toldOfFile } from './told-of-file.ts';

/** A month's report as it was sent: checked, and saved if that was pressed. */
export async function takeReport(
  form: FormData,
  by: { partnerId: number; period: string; actorId: number },
) {
  const { partnerId, period, actorId } = by;
  const { loans, figure } = await reportPage(partnerId, period);
  const text = await reportText(form, period, loans);
  const isByHand = form.get('way') === 'hand';
  // What is typed into the grid has our own point.
  const said = { ...toldOfFile(form), ...(isByHand && { decimal: '.' as const }) };
  const typed = { text, entries: gridEntries(form), isByHand, said };
  const read = readRepayments(text, { prefers: ['amount', figure], currency: loans[0]?.currency });
  if ('refused' in read) {
    const where = read.line ? ` (${m.column_line()} ${read.line})` : '';
    const why = read.detail ? ` (${read.detail})` : '';
    const refused = refusalWords(read.refused) + where + why;
    return data({ ...typed, checked: null, leftOut: [], refused }, { status: 400 });
  }
  const { lines, leftOut } = read;
  const decimal = read.decimal ?? said.decimal;
  const told = { ...(decimal && { decimal }), ...(said.days && { days: said.days }) };
  const asked = { partnerId, period, lines, told };
  const shown = { ...typed, checked: await dryRunPage(asked), leftOut };
  if (form.get('do') !== 'save') return data({ ...shown, refused: null }, { status: 200 });
  const isTyped = isByHand || form.get('typed') === 'yes';
  const answer = await saveRepaymentReport({ ...asked, actorId, now: now(), isTyped });
  if ('refused' in answer) {
    return data({ ...shown, refused: refusalWords(answer.refused) }, { status: 409 });
  }
  return 'saved' as const;
}
