import { m } from '#app/messages/compiled/messages.js';
import { MoneyText } from './money.tsx';
import { Table } from './table.tsx';

/** The ways that a withdrawal takes, before it begins. */
export function PlannedParts(props: {
  currency: string;
  parts: readonly { number: number; amount: bigint; card: string | null }[];
}) {
  return (
    <Table
      caption={m.withdrawal_parts()}
      rows={props.parts}
      rowKey={(part) => part.number}
      empty=""
      columns={[
        {
          label: m.withdrawal_way(),
          cell: (part) =>
            part.card ? m.withdrawal_to_card({ card: part.card }) : m.withdrawal_to_bank(),
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (part) => <MoneyText amount={part.amount} currency={props.currency} />,
        },
      ]}
    />
  );
}
