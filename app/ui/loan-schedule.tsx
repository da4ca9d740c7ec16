import type { LoanPageFacts } from '#app/domain/loans/loan-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDay } from '#app/messages/format.ts';
import { isoDay } from '#app/money/days.ts';
import { total } from '#app/money/share-out.ts';
import { DayText, MoneyText } from './money.tsx';
import { Flag } from './notices.tsx';
import { Section } from './page.tsx';
import { type Column, Table } from './table.tsx';

type Instalment = LoanPageFacts['instalments'][number];

const states = {
  paid: { tone: 'good', words: m.instalment_paid },
  part_paid: { tone: 'plain', words: m.instalment_part_paid },
  collected: { tone: 'plain', words: m.instalment_collected },
  late: { tone: 'late', words: m.instalment_late },
  to_come: { tone: 'plain', words: m.instalment_to_come },
} as const;

function InstalmentFlag({ state }: { state: keyof typeof states }) {
  const { tone, words } = states[state];
  return tone === 'plain' ? <>{words()}</> : <Flag tone={tone}>{words()}</Flag>;
}

/** Both schedules side by side: what the borrower pays, and what lenders may expect from it. */
export function LoanSchedule(props: {
  loan: Pick<LoanPageFacts, 'instalments' | 'currency' | 'localCurrency'>;
  /** Until money is under way, one line says when; the rows are behind it. */
  isFolded?: boolean;
}) {
  const { instalments, currency, localCurrency } = props.loan;
  const figure = (
    label: string,
    inCurrency: string,
    pick: (row: Instalment) => bigint,
  ): Column<Instalment> => ({
    label,
    isFigure: true,
    cell: (row) => <MoneyText amount={pick(row)} currency={inCurrency} isBare />,
    total: <MoneyText amount={total(instalments.map(pick))} currency={inCurrency} isBare />,
  });
  const state: Column<Instalment> = {
    label: m.column_state(),
    saysItself: true,
    cell: (row) => (row.state ? <InstalmentFlag state={row.state} /> : null),
  };
  const table = (
    <Table
      caption={m.schedule_title()}
      rows={instalments}
      rowKey={(row) => row.number}
      empty={m.not_disclosed()}
      columns={[
        { label: m.column_due(), cell: (row) => <DayText day={row.dueOn} /> },
        ...(instalments.some((row) => row.state !== null) ? [state] : []),
        figure(
          m.column_principal({ currency: localCurrency }),
          localCurrency,
          (row) => row.localPrincipal,
        ),
        figure(
          m.column_interest({ currency: localCurrency }),
          localCurrency,
          (row) => row.localInterest,
        ),
        figure(m.column_to_lenders({ currency }), currency, (row) => row.principal),
      ]}
    />
  );
  const [first, last] = [instalments.at(0), instalments.at(-1)];
  return (
    <Section title={m.schedule_title()}>
      <p className="max-w-[44rem] text-sm text-ink-soft">{m.schedule_lead()}</p>
      {props.isFolded && first && last ? (
        <details className="border-y border-line">
          <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
            {m.schedule_all({
              count: instalments.length,
              from: formatDay(isoDay(first.dueOn), getLocale()),
              to: formatDay(isoDay(last.dueOn), getLocale()),
            })}
          </summary>
          <div className="pb-5">{table}</div>
        </details>
      ) : (
        table
      )}
    </Section>
  );
}
