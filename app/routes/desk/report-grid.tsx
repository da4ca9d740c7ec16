import { m } from '#app/messages/compiled/messages.js';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Table } from '#app/ui/table.tsx';

interface SavedLine {
  readonly id: number;
  readonly name: string;
  readonly reference: string;
  readonly paidOn: Date;
  readonly amount: bigint;
  readonly currency: string;
}

/** What a saved report says. */
export function ReportGrid({ lines }: { lines: readonly SavedLine[] }) {
  return (
    <Table
      caption={m.report_saved()}
      rows={lines}
      rowKey={(line) => line.id}
      empty=""
      columns={[
        { label: m.column_loan(), cell: (line) => `${line.name} (${line.reference})` },
        {
          label: m.column_paid_on(),
          saysItself: true,
          cell: (line) => <DayText day={line.paidOn} />,
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (line) => <MoneyText amount={line.amount} currency={line.currency} />,
        },
      ]}
    />
  );
}
