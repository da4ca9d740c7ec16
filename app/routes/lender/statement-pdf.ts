import type { LoaderFunctionArgs } from '@remix-run/node';
import { lentFigures, moneyFigures } from '#app/domain/balances/portfolio.ts';
import { statementOf } from '#app/domain/balances/statement.ts';
import { linesOfPeriod } from '#app/domain/balances/statement-period-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { formatAmount, formatDay, formatMoney, formatMonth } from '#app/messages/format.ts';
import { isoDay } from '#app/money/days.ts';
import { now } from '#app/platform/clock.ts';
import { env, fundingCurrency } from '#app/platform/env.ts';
import { identityWords } from './identity-words.ts';
import { statementWords } from './statement-words.ts';
import { currentLanguage } from '#app/web/language.ts';
import { pdfAnswer, pdfOf } from '#app/web/pdf.ts';
import { periodOf } from './period.ts';
import { requireActor } from '#app/web/session.ts';

/** A lender's statement to print, for the months asked for; the identities stand below. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const actor = await requireActor(request);
  const [language, currency] = [currentLanguage(), fundingCurrency()];
  const period = periodOf(request);
  const part = linesOfPeriod(await statementOf(actor.personId, currency), period);
  const money = (amount: bigint) => formatMoney({ amount, currency }, language);
  const bare = (amount: bigint) => formatAmount({ amount, currency }, language);
  const lent = await lentFigures(actor.personId, currency);
  const figures = await moneyFigures(actor.personId, currency);
  const pdf = await pdfOf({
    title: m.statement_title(),
    language,
    facts: [
      [m.field_name(), actor.name],
      [m.host_name(), env().HOST_NAME ?? env().APP_NAME],
      [m.statement_made(), formatDay(isoDay(now()), language)],
      [m.statement_from(), period.from ? formatMonth(period.from, language) : m.statement_start()],
      [m.statement_to(), period.to ? formatMonth(period.to, language) : m.statement_now()],
      [m.statement_opening(), money(part.opening)],
      [m.statement_closing(), money(part.closing)],
    ],
    columns: [
      { label: m.column_when(), width: 80 },
      { label: m.column_what(), width: 215 },
      { label: m.column_journal(), width: 60 },
      { label: m.column_amount(), width: 72, isFigure: true },
      { label: m.column_balance(), width: 72, isFigure: true },
    ],
    rows: part.lines.map((line) => [
      formatDay(isoDay(line.at), language),
      statementWords(line),
      `#${line.journalId.toString()}`,
      bare(line.amount),
      bare(line.balance),
    ]),
    foot: [m.statement_proof(), ...identityWords(lent, figures, bare), m.statement_entry_note()],
  });
  return pdfAnswer(pdf, 'statement');
}
