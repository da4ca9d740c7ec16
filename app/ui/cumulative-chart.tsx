import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney, formatRound, formatShortMonth } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { halfScale } from './chart-scale.ts';
import { MoneyText, monthWords, useFundingCurrency } from './money.tsx';
import { Table } from './table.tsx';

interface Month {
  /** `2026-03` */
  readonly month: string;
  readonly expected: bigint;
  readonly actual: bigint;
}

const [width, height] = [900, 260];
const [left, right, top, foot] = [56, 20, 24, 34];

/** What was to come back by each month, and what did: two lines from nothing, drawn on the server. */
export function CumulativeChart(props: { months: readonly Month[]; thisMonth: string }) {
  const { months, thisMonth } = props;
  const currency = asCurrency(useFundingCurrency());
  const sums = running(months);
  const today = sums.findLast((row) => row.month <= thisMonth) ?? sums.at(-1);
  const last = sums.at(-1);
  if (!today || !last) return null;
  const most = Number(last.expected > today.actual ? last.expected : today.actual) || 1;
  const x = (index: number) =>
    left + ((width - left - right) * index) / Math.max(1, sums.length - 1);
  const y = (amount: bigint) => height - foot - ((height - top - foot) * Number(amount)) / most;
  const line = (rows: readonly { index: number; amount: bigint }[]) =>
    rows.map(({ index, amount }, at) => `${at === 0 ? 'M' : 'L'}${x(index)} ${y(amount)}`).join('');
  const expected = sums.map(({ index, expected: amount }) => ({ index, amount }));
  const past = sums.filter(({ index }) => index <= today.index);
  const came = past.map(({ index, actual: amount }) => ({ index, amount }));
  const words = m.chart_so_far({
    expected: formatMoney({ amount: today.expected, currency }, getLocale()),
    actual: formatMoney({ amount: today.actual, currency }, getLocale()),
  });
  return (
    <figure className="grid gap-2 rounded-card bg-card p-5 shadow-card">
      <p className="text-sm text-ink-soft">{words}</p>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="w-full">
        {ticksUpTo(BigInt(most)).map((amount) => {
          return (
            <g key={String(amount)}>
              <path d={`M${left} ${y(amount)}H${width - right}`} className="stroke-hair" />
              <text x="0" y={y(amount) + 5} className="fill-ink-soft" fontSize="14">
                {formatRound({ amount, currency }, getLocale())}
              </text>
            </g>
          );
        })}
        <path d={`M${left} ${y(0n)}H${width - right}`} className="stroke-line-strong" />
        <path
          d={`M${x(today.index)} ${top}V${y(0n)}`}
          className="stroke-line-strong"
          strokeDasharray="2 5"
        />
        <text
          x={x(today.index) - 6}
          y={top - 6}
          textAnchor="end"
          className="fill-ink-soft"
          fontSize="14"
        >
          {m.chart_today()}
        </text>
        <path
          d={line(expected)}
          className="stroke-ink-soft"
          fill="none"
          strokeWidth="2"
          strokeDasharray="4 5"
        />
        <path
          d={`${line(came)}L${x(today.index)} ${y(0n)}L${x(0)} ${y(0n)}Z`}
          className="fill-back opacity-15"
        />
        <path d={line(came)} className="stroke-back" fill="none" strokeWidth="3" />
        <circle cx={x(today.index)} cy={y(today.actual)} r="5" className="fill-back" />
        {sums
          .filter(({ index }) => index % Math.ceil(sums.length / 8) === 0)
          .map(({ index, month }) => (
            <text
              key={month}
              x={x(index)}
              y={height - 10}
              textAnchor="middle"
              className="fill-ink-soft"
              fontSize="14"
            >
              {month.endsWith('-01') ? month.slice(0, 4) : formatShortMonth(month, getLocale())}
            </text>
          ))}
      </svg>
      <details>
        <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
          {m.chart_month_by_month()}
        </summary>
        <Table
          caption={m.chart_month_by_month()}
          rows={sums}
          rowKey={(row) => row.month}
          empty=""
          columns={[
            { label: m.column_period(), cell: (row) => monthWords(row.month) },
            {
              label: m.chart_expected(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.inMonth.expected} isBare />,
              total: <MoneyText amount={last.expected} isBare />,
            },
            {
              label: m.chart_actual(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.inMonth.actual} isBare />,
              total: <MoneyText amount={last.actual} isBare />,
            },
          ]}
        />
      </details>
    </figure>
  );
}

/** Three to six round amounts on the way up. */
function ticksUpTo(most: bigint): bigint[] {
  const step = halfScale(most / 2n || 1n);
  return Array.from({ length: Number(most / step) }, (_, index) => step * BigInt(index + 1));
}

/** Running totals, each with its own month's sums. */
function running(months: readonly Month[]) {
  let expected = 0n;
  let actual = 0n;
  return months.map((inMonth, index) => {
    expected += inMonth.expected;
    actual += inMonth.actual;
    return { index, month: inMonth.month, inMonth, expected, actual };
  });
}
