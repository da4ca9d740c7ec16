import type { Promised, liquidity } from '#app/domain/reconciliation/liquidity.ts';
import { m } from '#app/messages/compiled/messages.js';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Table } from '#app/ui/table.tsx';

type Facts = Awaited<ReturnType<typeof liquidity>>;

/** By Stripe's own word: what may leave now, and what may not yet. */
export function AtStripe({ balances }: { balances: NonNullable<Facts['stripe']> }) {
  return (
    <Table
      caption={m.liquidity_at_stripe()}
      rows={balances}
      rowKey={(row) => row.currency}
      empty={m.liquidity_nothing()}
      columns={[
        { label: m.liquidity_currency(), narrow: 'lead', cell: (row) => row.currency },
        {
          label: m.liquidity_available(),
          isFigure: true,
          cell: (row) => <MoneyText amount={row.available} currency={row.currency} />,
        },
        {
          label: m.liquidity_pending(),
          isFigure: true,
          cell: (row) => <MoneyText amount={row.pending} currency={row.currency} />,
        },
      ]}
    />
  );
}

/** By our books: where it stands, and how much of it is the host's own. */
export function Standing({ rows }: { rows: Facts['standing'] }) {
  return (
    <Table
      caption={m.liquidity_by_the_books()}
      rows={rows}
      rowKey={(row) => row.currency}
      empty={m.liquidity_nothing()}
      columns={[
        { label: m.liquidity_currency(), narrow: 'lead', cell: (row) => row.currency },
        {
          label: m.account_stripe(),
          isFigure: true,
          cell: (row) => <MoneyText amount={row.stripe} currency={row.currency} />,
        },
        {
          label: m.account_bank(),
          isFigure: true,
          cell: (row) => <MoneyText amount={row.bank} currency={row.currency} />,
        },
        {
          label: m.liquidity_owed(),
          isFigure: true,
          cell: (row) => <MoneyText amount={row.owed} currency={row.currency} />,
        },
        {
          label: m.liquidity_own(),
          isFigure: true,
          cell: (row) => (
            <MoneyText amount={row.stripe + row.bank - row.owed} currency={row.currency} />
          ),
        },
      ]}
    />
  );
}

const kinds: Record<Promised['kind'], () => string> = {
  withdrawal: m.payout_of_lender,
  partner: m.payout_of_partner,
  loan: m.liquidity_funded,
  payable: m.liquidity_payable,
};

/** What will be asked for, the oldest first. */
export function PromisedTable({ rows }: { rows: readonly Promised[] }) {
  return (
    <Table
      caption={m.liquidity_promised()}
      rows={rows.map((row, index) => ({ ...row, index }))}
      rowKey={(row) => row.index}
      empty={m.liquidity_nothing_promised()}
      columns={[
        {
          label: m.column_when(),
          saysItself: true,
          cell: (row) => (row.since ? <InstantText at={row.since} /> : null),
        },
        {
          label: m.column_what(),
          narrow: 'lead',
          cell: (row) => (
            <>
              {kinds[row.kind]()}
              {row.to ? <span className="block text-sm text-ink-soft">{row.to}</span> : null}
              {row.waitsFor === 'insufficient_funds' ? (
                <span className="block text-sm text-amber">{m.liquidity_waits()}</span>
              ) : null}
            </>
          ),
        },
        {
          label: m.liquidity_from(),
          cell: (row) => (row.rail === 'bank' ? m.account_bank() : m.account_stripe()),
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
        },
      ]}
    />
  );
}
