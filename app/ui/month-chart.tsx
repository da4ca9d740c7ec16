import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatRound } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { halfScale, type Span, type Stretch, stretchesOf } from './chart-scale.ts';
import { MoneyText, monthWords, useFundingCurrency } from './money.tsx';
import { Table } from './table.tsx';

const height = 130;
const top = 16;
const foot = 34;
/** Room for the labels of the scale. */
const left = 38;
const plotWidth = 270;

/** Expected beside actual, month by month: a picture drawn on the server, and the same as a table. */
export function MonthChart({ months }: { months: readonly Stretch[] }) {
  const { span, stretches } = stretchesOf(months);
  return (
    <figure className="grid gap-4">
      <div className="rounded-card border border-line bg-card p-5">
        <Drawing stretches={stretches} span={span} />
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
        <span>{m.chart_in({ currency: useFundingCurrency() })}</span>
        {span === 1 ? null : <span>{span === 3 ? m.chart_by_quarter() : m.chart_by_year()}</span>}
      </figcaption>
      <details>
        <summary className="min-h-11 cursor-pointer py-2.5">{m.chart_table()}</summary>
        <MonthTable months={months} />
      </details>
    </figure>
  );
}

function Drawing({ stretches, span }: { stretches: readonly Stretch[]; span: Span }) {
  const amounts = stretches.flatMap((row) => [row.expected, row.actual]);
  const half = halfScale(amounts.reduce((most, amount) => (amount > most ? amount : most), 1n));
  const tall = (amount: bigint) => Number((amount * BigInt(height * 100)) / (2n * half)) / 100;
  const base = top + height;
  const slot = Math.min(40, plotWidth / stretches.length);
  const bar = (slot - 5) / 2;
  const currency = asCurrency(useFundingCurrency());
  return (
    <svg
      viewBox={`0 0 ${left + plotWidth} ${base + foot}`}
      className="h-auto w-full max-w-[27rem]"
      fontSize="12"
      fill="var(--ink-soft)"
      aria-hidden="true"
    >
      {[0n, half, 2n * half].map((amount) => (
        <g key={amount.toString()}>
          <line
            x1={left}
            x2={left + plotWidth}
            y1={base - tall(amount)}
            y2={base - tall(amount)}
            stroke={amount === 0n ? 'var(--line-strong)' : 'var(--line)'}
          />
          <text x={left - 6} y={base - tall(amount) + 4} textAnchor="end">
            {formatRound({ amount, currency }, getLocale())}
          </text>
        </g>
      ))}
      {stretches.map((row, index) => {
        const x = left + index * slot + 2;
        const [year = '', month = ''] = row.month.split('-');
        const isNewYear = span !== 12 && (index === 0 || month === '01');
        return (
          <g key={row.month}>
            <rect
              x={x}
              y={base - tall(row.expected)}
              width={bar}
              height={tall(row.expected)}
              fill="none"
              stroke="var(--leaf)"
              strokeWidth="1.5"
            />
            <rect
              x={x + bar + 1}
              y={base - tall(row.actual)}
              width={bar}
              height={tall(row.actual)}
              fill="var(--clay)"
            />
            <text x={x + bar} y={base + 15} textAnchor="middle">
              {span === 12 ? `'${year.slice(2)}` : month}
            </text>
            {isNewYear ? (
              <text x={x} y={base + 30}>
                {year}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

function MonthTable({ months }: { months: readonly Stretch[] }) {
  const figure = (label: string, pick: (row: Stretch) => bigint) => ({
    label,
    isFigure: true,
    cell: (row: Stretch) => <MoneyText amount={pick(row)} isBare />,
    total: <MoneyText amount={total(months.map(pick))} isBare />,
  });
  return (
    <Table
      caption={m.chart_label()}
      rows={months}
      rowKey={(row) => row.month}
      empty=""
      columns={[
        { label: m.column_month(), cell: (row) => monthWords(row.month) },
        figure(m.chart_expected(), (row) => row.expected),
        figure(m.chart_actual(), (row) => row.actual),
      ]}
    />
  );
}
