import type { LoaderFunctionArgs } from '@remix-run/node';
import { settlementPage } from '#app/domain/settlements/settlement-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import {
  type Language,
  formatAmount,
  formatDay,
  formatDecimal,
  formatMoney,
  formatMonth,
} from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { decimalOf } from '#app/money/money.ts';
import { total } from '#app/money/share-out.ts';
import { settlementStatusWords } from '#app/ui/settlement-words.ts';
import { csvOf } from '#app/web/csv.ts';
import { currentLanguage } from '#app/web/language.ts';
import { rowId } from '#app/web/path-id.ts';
import { paperHost } from '#app/web/host.ts';
import { pdfAnswer, pdfOf } from '#app/web/pdf.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

type Settlement = NonNullable<Awaited<ReturnType<typeof settlementPage>>>;

/** A partner's settlement as a file: `statement.pdf` to print, `statement.csv` to compute with. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { partner } = await requirePartnerStaff(request);
  const settlement = await settlementPage(rowId(params['id']), { partnerId: partner.id });
  if (!settlement) return new Response(null, { status: 404 });
  const name = `settlement-${settlement.period}`;
  if (params['file'] === 'statement.pdf') return pdfAnswer(await asPdf(settlement), name);
  if (params['file'] === 'statement.csv') return asCsv(settlement, name);
  return new Response(null, { status: 404 });
}

/** Where, with which reference and by when it is paid. */
function paymentFacts({ payment }: Settlement, language: Language): [string, string][] {
  if (!payment) return [];
  const { account, reference, by, local } = payment;
  return [
    [m.bank_line_reference(), reference],
    ...(by ? [[m.pay_by(), formatDay(by, language)] as [string, string]] : []),
    ...(account
      ? [
          [m.bank_holder(), account.holder] as [string, string],
          [m.bank_account(), `${account.account}, ${account.bank}`] as [string, string],
        ]
      : []),
    ...(local ? localFacts(local, language) : []),
  ];
}

/** The same in the money that loans are repaid in, where there is an account for it. */
function localFacts(
  local: NonNullable<NonNullable<Settlement['payment']>['local']>,
  language: Language,
): [string, string][] {
  const { account, currency, amount } = local;
  const sum = formatMoney({ amount, currency: asCurrency(currency) }, language);
  return [
    [m.pay_local({ amount: sum }), ''],
    [m.bank_holder(), account.holder],
    [m.bank_account(), `${account.account}, ${account.bank}`],
  ];
}

function asPdf(settlement: Settlement): Promise<Buffer> {
  const [language, currency] = [currentLanguage(), asCurrency(settlement.currency)];
  const money = (amount: bigint) => formatMoney({ amount, currency }, language);
  const bare = (amount: bigint) => formatAmount({ amount, currency }, language);
  const { lines } = settlement;
  const open = settlement.due - settlement.received + settlement.advanced;
  const pay = paymentFacts(settlement, language);
  const sums = (['expected', 'cash', 'loss', 'gain', 'received'] as const).map((name) =>
    bare(total(lines.map((line) => line[name]))),
  );
  return pdfOf({
    title: m.settlement_title({ period: formatMonth(settlement.period, language) }),
    language,
    ...paperHost(),
    sum: { label: m.settlement_open(), value: money(open) },
    facts: [
      [m.column_partner(), settlement.partner],
      [m.column_state(), settlementStatusWords(settlement.status)],
      [m.settlement_due(), money(settlement.due)],
      [m.settlement_netted(), money(settlement.netted)],
      [m.settlement_received(), money(settlement.received)],
    ],
    ...(pay.length > 0 && { pay: { title: m.pay_title(), facts: pay } }),
    tables: [
      {
        title: m.settlement_lines(),
        columns: [
          { label: m.column_loan(), width: 131 },
          { label: m.settlement_rate(), width: 62, isFigure: true },
          { label: m.settlement_expected(), width: 68, isFigure: true },
          { label: m.settlement_cash(), width: 62, isFigure: true },
          { label: m.settlement_loss(), width: 58, isFigure: true },
          { label: m.settlement_gain(), width: 56, isFigure: true },
          { label: m.settlement_received(), width: 62, isFigure: true },
        ],
        rows: lines.map((line) => [
          `${line.name} (#${line.loanId})`,
          formatDecimal(line.rate, language),
          ...[line.expected, line.cash, line.loss, line.gain, line.received].map(bare),
        ]),
        total: [m.paper_sum({ currency }), '', ...sums],
      },
    ],
    foot: [],
  });
}

function asCsv(settlement: Settlement, name: string): Response {
  const currency = asCurrency(settlement.currency);
  const decimal = (amount: bigint) => decimalOf({ amount, currency });
  const heading = [
    'loan',
    'name',
    'rate',
    'expected',
    'cash',
    'loss',
    'gain',
    'received',
    'currency',
  ];
  const rows = settlement.lines.map((line) => [
    String(line.loanId),
    line.name,
    line.rate,
    ...[line.expected, line.cash, line.loss, line.gain, line.received].map(decimal),
    currency,
  ]);
  return new Response(csvOf([heading, ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
  });
}
