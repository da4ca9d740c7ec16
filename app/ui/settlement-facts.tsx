import type { settlementPage } from '#app/domain/settlements/settlement-pages.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDecimal } from '#app/messages/format.ts';
import { total } from '#app/money/share-out.ts';
import { HowToPay } from './how-to-pay.tsx';
import { MoneyText } from './money.tsx';
import { settlementStatusWords } from './settlement-words.ts';
import { type Column, Facts, Table } from './table.tsx';

type Line = SettlementShown['lines'][number];

type Whole = NonNullable<Awaited<ReturnType<typeof settlementPage>>>;

export type SettlementShown = Omit<Whole, 'id' | 'partner' | 'issuedAt' | 'receipts' | 'lines'> & {
  readonly lines: readonly Omit<Whole['lines'][number], 'loanId'>[];
};

/** A settlement as its partner and the operator both see it: the sums, then each loan's line. */
export function SettlementFacts({ settlement }: { settlement: SettlementShown }) {
  const { currency } = settlement;
  const money = (amount: bigint) => <MoneyText amount={amount} currency={currency} />;
  const sum = (amount: bigint) => <MoneyText amount={amount} currency={currency} isBare />;
  const figure = (label: string, pick: (line: Line) => bigint): Column<Line> => ({
    label: m.column_in({ label, currency }),
    isFigure: true,
    cell: (line) => sum(pick(line)),
    total: sum(total(settlement.lines.map(pick))),
  });
  const open = settlement.due - settlement.received + settlement.advanced;
  const hasCurrencyEffect = settlement.lines.some((line) => line.loss !== 0n || line.gain !== 0n);
  return (
    <>
      <Facts
        rows={[
          {
            label: m.column_state(),
            value: settlementStatusWords(settlement.status),
          },
          { label: m.settlement_due(), value: money(settlement.due) },
          { label: m.settlement_netted(), value: money(settlement.netted) },
          { label: m.settlement_received(), value: money(settlement.received) },
          ...(settlement.advanced > 0n
            ? [{ label: m.settlement_advanced(), value: money(settlement.advanced) }]
            : []),
          { label: m.settlement_open(), value: money(open) },
        ]}
      />
      {settlement.payment ? <HowToPay {...settlement.payment} /> : null}
      <Table
        caption={m.settlement_lines()}
        rows={settlement.lines}
        rowKey={(line) => line.number}
        empty=""
        columns={[
          {
            label: m.column_loan(),
            cell: (line) => (
              <>
                {line.name} <span className="text-ink-soft">{line.reference}</span>
              </>
            ),
          },
          {
            label: m.settlement_rate(),
            isFigure: true,
            cell: (line) => formatDecimal(line.rate, getLocale()),
          },
          figure(m.settlement_expected(), (line) => line.expected),
          figure(m.settlement_cash(), (line) => line.cash),
          ...(hasCurrencyEffect
            ? [
                figure(m.settlement_loss(), (line) => line.loss),
                figure(m.settlement_gain(), (line) => line.gain),
              ]
            : []),
          figure(m.settlement_received(), (line) => line.received),
        ]}
      />
    </>
  );
}
