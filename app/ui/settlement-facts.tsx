import { Link } from '@remix-run/react';
import type { settlementPage } from '#app/domain/settlements/settlement-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDecimal } from '#app/messages/format.ts';
import { HowToPay } from './how-to-pay.tsx';
import { MoneyText } from './money.tsx';
import { settlementStatusWords } from './settlement-words.ts';
import { type Column, Facts, Table } from './table.tsx';

type Whole = NonNullable<Awaited<ReturnType<typeof settlementPage>>>;

type Line = Omit<Whole['lines'][number], 'loanId' | 'loss' | 'gain'> & {
  readonly loss?: bigint;
  readonly gain?: bigint;
};

export type SettlementShown = Omit<Whole, 'id' | 'partner' | 'issuedAt' | 'receipts' | 'lines'> & {
  readonly lines: readonly Line[];
};

/** A settlement as its partner and the operator both see it: the sums, then each loan's line. */
export function SettlementFacts({ settlement }: { settlement: SettlementShown }) {
  const { currency } = settlement;
  const money = (amount: bigint) => <MoneyText amount={amount} currency={currency} />;
  const sum = (amount: bigint) => <MoneyText amount={amount} currency={currency} isBare />;
  const { sums, shared, next } = settlement;
  const figure = (label: string, name: 'expected' | 'cash' | 'loss' | 'gain' | 'received') =>
    ({
      label: m.column_in({ label, currency }),
      isFigure: true,
      cell: (line) => sum(line[name] ?? 0n),
      total: sum(sums[name]),
    }) satisfies Column<Line>;
  const open = settlement.due - settlement.received + settlement.advanced;
  const hasCurrencyEffect = sums.loss !== 0n || sums.gain !== 0n;
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
          ...(shared.all > 0
            ? [{ label: m.settlement_shared(), value: m.settlement_shared_of(shared) }]
            : []),
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
          figure(m.settlement_expected(), 'expected'),
          figure(m.settlement_cash(), 'cash'),
          ...(hasCurrencyEffect
            ? [figure(m.settlement_loss(), 'loss'), figure(m.settlement_gain(), 'gain')]
            : []),
          figure(m.settlement_received(), 'received'),
        ]}
      />
      {next === null ? null : (
        <p>
          <Link to={`?after=${next}`} rel="next" className="inline-flex min-h-11 items-center">
            {m.pager_more()}
          </Link>
        </p>
      )}
    </>
  );
}
