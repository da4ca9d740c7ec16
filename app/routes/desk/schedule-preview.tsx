import type { LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { total } from '#app/money/share-out.ts';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Table } from '#app/ui/table.tsx';

/** A schedule before it is saved. */
export function SchedulePreview(props: {
  preview: { instalments: readonly LocalInstalment[]; currency: string };
}) {
  const { instalments, currency } = props.preview;
  const write = (amount: bigint) => <MoneyText amount={amount} currency={currency} isBare />;
  const sum = (pick: (row: LocalInstalment) => bigint) => write(total(instalments.map(pick)));
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
          total: sum((row) => row.principal),
        },
        {
          label: m.column_interest({ currency }),
          isFigure: true,
          cell: (row) => write(row.interest),
          total: sum((row) => row.interest),
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (row) => write(row.principal + row.interest),
          total: sum((row) => row.principal + row.interest),
        },
      ]}
    />
  );
}
