import type { LoaderFunctionArgs } from '@remix-run/node';
import { ownFigures } from '#app/domain/balances/portfolio.ts';
import { statementOf } from '#app/domain/balances/statement.ts';
import { linesOfPeriod } from '#app/domain/balances/statement-period-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { formatAmount, formatDay, formatMoney, formatMonth } from '#app/messages/format.ts';
import type { Currency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import { total } from '#app/money/share-out.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { identitiesOf } from './identity-words.ts';
import { statementWords } from './statement-words.ts';
import { currentLanguage } from '#app/web/language.ts';
import { paperHost } from '#app/web/host.ts';
import { type PaperTable, pdfAnswer, pdfOf } from '#app/web/pdf.ts';
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
  const { lent, money: figures } = await ownFigures(actor.personId, currency);
  const pdf = await pdfOf({
    title: m.statement_title(),
    language,
    ...paperHost(),
    sum: { label: m.paper_closing(), value: money(part.closing) },
    facts: [
      [m.field_name(), actor.name],
      [m.statement_made(), formatDay(isoDay(now()), language)],
      [
        m.paper_months(),
        m.paper_from_to({
          from: period.from ? formatMonth(period.from, language) : m.statement_start(),
          to: period.to ? formatMonth(period.to, language) : m.statement_now(),
        }),
      ],
    ],
    tables: [
      {
        columns: [
          { label: m.column_when(), width: 78 },
          { label: m.column_what(), width: 205 },
          { label: m.column_journal(), width: 66 },
          { label: m.paper_amount({ currency }), width: 75, isFigure: true },
          { label: m.column_balance(), width: 75, isFigure: true },
        ],
        rows: [
          ['', m.paper_opening(), '', '', bare(part.opening)],
          ...part.lines.map((line) => [
            formatDay(isoDay(line.at), language),
            statementWords(line),
            `#${line.journalId.toString()}`,
            bare(line.amount),
            bare(line.balance),
          ]),
        ],
        total: ['', m.paper_closing(), '', bare(part.closing - part.opening), bare(part.closing)],
      },
      ...proofTables(identitiesOf(lent, figures), currency),
    ],
    foot: [m.statement_entry_note()],
  });
  return pdfAnswer(pdf, 'statement');
}

type Identity = ReturnType<typeof identitiesOf>[number];

/** What was lent and where it is; all that came in and where that is: each with the sum that it has to have. */
function proofTables([lent, money]: [Identity, Identity], currency: Currency): PaperTable[] {
  const write = (amount: bigint) => formatAmount({ amount, currency }, currentLanguage());
  const table = (title: string, rows: Identity['left'], of: string): PaperTable => ({
    title,
    columns: [
      { label: m.column_what(), width: 380 },
      { label: m.paper_amount({ currency }), width: 119, isFigure: true },
    ],
    rows: rows.map(([label, amount]) => [capital(label), write(amount)]),
    total: [of, write(total(rows.map(([, amount]) => amount)))],
  });
  return [
    table(m.paper_lent_is(), lent.right, m.paper_lent()),
    table(m.paper_came(), money.left, m.paper_came_in()),
    table(m.paper_money_is(), money.right, m.paper_came_in()),
  ];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
