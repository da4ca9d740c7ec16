import type { LocalInstalment } from '#app/domain/loans/loan-draft-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { DayText, MoneyText } from './money.tsx';
import { Table } from './table.tsx';

/** A schedule before it is saved. */
export function SchedulePreview(props: {
  preview: { instalments: readonly LocalInstalment[]; currency: string };
}) {
  const { instalments, currency } = props.preview;
  const sum = (pick: (row: LocalInstalment) => bigint) =>
    instalments.reduce((total, row) => total + pick(row), 0n);
  const write = (amount: bigint) => <MoneyText amount={amount} currency={currency} isBare />;
  return (
    <Table
      caption={m.draft_preview()}
      rows={instalments}
      rowKey={(row) => row.dueOn}
      empty=""
      columns={[
        { label: m.column_due(), cell: (row) => <DayText day={row.dueOn} /> },
        {
          label: m.column_principal({ currency }),
          isFigure: true,
          cell: (row) => write(row.principal),
        },
        {
          label: m.column_interest({ currency }),
          isFigure: true,
          cell: (row) => write(row.interest),
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (row) => write(row.principal + row.interest),
        },
      ]}
      foot={
        <tr>
          <td className="px-4 py-3">{m.column_sum()}</td>
          <td className="figures px-4 py-3 text-end">{write(sum((row) => row.principal))}</td>
          <td className="figures px-4 py-3 text-end">{write(sum((row) => row.interest))}</td>
          <td className="figures px-4 py-3 text-end">
            {write(sum((row) => row.principal + row.interest))}
          </td>
        </tr>
      }
    />
  );
}
