import type { PortfolioMonth } from '#app/domain/balances/portfolio-months.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { MoneyText, monthWords, useFundingCurrency } from './money.tsx';
import { Table } from './table.tsx';

const height = 150;
const slot = 24;
const bar = 8;
/** For the words above the highest bar. */
const headroom = 18;
/** More months than fit a narrow page: these scroll. */
const mostThatFit = 14;

/** Expected beside actual, month by month: a picture drawn on the server, and the same as a table. */
export function MonthChart({ months }: { months: readonly PortfolioMonth[] }) {
  const most = months.reduce((top, row) => {
    const here = row.expected > row.actual ? row.expected : row.actual;
    return here > top ? here : top;
  }, 1n);
  const tall = (amount: bigint) => Number((amount * BigInt(height - headroom)) / most);
  const currency = asCurrency(useFundingCurrency());
  const highest = formatMoney({ amount: most, currency }, getLocale());
  const width = Math.max(months.length * slot, slot);
  return (
    <figure className="grid gap-4">
      <div className="overflow-x-auto rounded-card border border-line bg-card p-5">
        <svg
          viewBox={`0 0 ${width} ${height + 34}`}
          width={months.length > mostThatFit ? width : width * 1.5}
          aria-hidden="true"
          className={months.length > mostThatFit ? 'max-w-none' : 'h-auto max-w-full'}
        >
          <text x="0" y="9" fontSize="9" fill="var(--ink-soft)">
            {m.chart_most({ amount: highest })}
          </text>
          <line x1="0" x2={width} y1={height} y2={height} stroke="var(--line-strong)" />
          {months.map((row, index) => {
            const x = index * slot + 3;
            const [year = '', month = ''] = row.month.split('-');
            return (
              <g key={row.month}>
                <rect
                  x={x}
                  y={height - tall(row.expected)}
                  width={bar}
                  height={tall(row.expected)}
                  fill="none"
                  stroke="var(--leaf)"
                  strokeWidth="1.5"
                />
                <rect
                  x={x + bar + 2}
                  y={height - tall(row.actual)}
                  width={bar}
                  height={tall(row.actual)}
                  fill="var(--clay)"
                />
                <text
                  x={x + bar + 1}
                  y={height + 15}
                  textAnchor="middle"
                  fontSize="11"
                  fill="var(--ink-soft)"
                >
                  {month}
                </text>
                {index === 0 || month === '01' ? (
                  <text x={x} y={height + 30} fontSize="11" fill="var(--ink-soft)">
                    {year}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-soft">
        <span className="inline-flex items-center gap-2">
          <span className="inline-block size-3.5 border-2 border-leaf" aria-hidden="true" />
          {m.chart_expected()}
        </span>
        <span className="inline-flex items-center gap-2">
          <span className="inline-block size-3.5 bg-clay" aria-hidden="true" />
          {m.chart_actual()}
        </span>
      </figcaption>
      <details>
        <summary className="min-h-11 cursor-pointer py-2.5">{m.chart_table()}</summary>
        <Table
          caption={m.chart_label()}
          rows={months}
          rowKey={(row) => row.month}
          empty=""
          columns={[
            { label: m.column_month(), cell: (row) => monthWords(row.month) },
            {
              label: m.chart_expected(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.expected} isBare />,
            },
            {
              label: m.chart_actual(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.actual} isBare />,
            },
          ]}
        />
      </details>
    </figure>
  );
}
