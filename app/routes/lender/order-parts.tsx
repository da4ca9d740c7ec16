import { Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { cardWords } from '#app/messages/card-words.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Facts, Table } from '#app/ui/table.tsx';

interface OrderSumsShown {
  readonly status: string;
  readonly currency: string;
  readonly fromBalance: bigint;
  readonly cardAmount: bigint;
  readonly card: string | null;
  readonly tip: bigint;
  readonly lent: bigint;
}

function paidBy(order: OrderSumsShown): string {
  if (order.status === 'processing') return m.order_from_bank();
  return order.card ? m.order_by_card({ card: cardWords(order.card) }) : m.order_to_pay();
}

/** How it was paid, and what became of it. */
export function OrderSums({ order }: { order: OrderSumsShown }) {
  const { currency } = order;
  const sum = (label: string, amount: bigint) => ({
    label,
    value: <MoneyText amount={amount} currency={currency} />,
  });
  return (
    <Facts
      rows={[
        sum(m.order_from_balance(), order.fromBalance),
        sum(paidBy(order), order.cardAmount),
        sum(m.order_tip(), order.tip),
        sum(m.order_lent(), order.lent),
      ]}
    />
  );
}

/** Each loan of the order; of one that was full, where the money is instead. */
export function OrderLines(props: {
  order: {
    readonly status: string;
    readonly currency: string;
    readonly lines: readonly {
      position: number;
      slug: string;
      name: string;
      use: string;
      amount: bigint;
      placed: bigint;
    }[];
  };
}) {
  const { status, currency, lines } = props.order;
  return (
    <Table
      caption={m.order_slices()}
      rows={lines}
      rowKey={(line) => line.position}
      empty=""
      columns={[
        {
          label: m.column_loan(),
          cell: (line) => (
            <>
              <Link to={href('public/loan', { slug: line.slug })}>{line.name}</Link>{' '}
              {status === 'paid' && line.placed === 0n ? (
                <Flag tone="late">{m.order_not_placed()}</Flag>
              ) : null}
              <span className="text-sm text-ink-soft max-sm:line-clamp-2 sm:block">{line.use}</span>
            </>
          ),
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (line) => <MoneyText amount={line.amount} currency={currency} />,
        },
      ]}
    />
  );
}
