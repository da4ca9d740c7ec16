import { Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDay } from '#app/messages/format.ts';
import { Flag } from '#app/ui/notices.tsx';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { type Column, Table } from '#app/ui/table.tsx';

export interface WaitingRow {
  readonly id: number;
  readonly name: string;
  readonly about: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly to: string;
  readonly act: string;
  /** The day on which it should have come. */
  readonly late?: string | null;
  /** Before then it is not sent. */
  readonly waitsUntil?: Date | null;
}

const next = (): Column<WaitingRow> => ({
  label: m.column_next(),
  cell: (row) => (
    <Link to={row.to} className="inline-flex min-h-11 items-center font-semibold">
      {row.act}
    </Link>
  ),
});

/** What waits for a treasurer: whose, how much, and the one thing to do. */
export function WaitingTable(props: {
  caption: string;
  rows: readonly WaitingRow[];
  /** False for those who may only look. */
  mayAct: boolean;
}) {
  return (
    <Table
      caption={props.caption}
      rows={props.rows}
      rowKey={(row) => row.id}
      empty={m.admin_nothing_waits()}
      columns={[
        {
          label: m.column_what(),
          cell: (row) => (
            <>
              <span className="font-semibold">{row.name}</span>
              <span className="block text-sm text-ink-soft">{row.about}</span>
              {row.waitsUntil ? (
                <Flag tone="late">
                  {m.payout_waits_until()} <InstantText at={row.waitsUntil} />
                </Flag>
              ) : null}
              {row.late ? (
                <Flag tone="late">
                  {m.overdue_since({ day: formatDay(row.late, getLocale()) })}
                </Flag>
              ) : null}
            </>
          ),
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
        },
        ...(props.mayAct ? [next()] : []),
      ]}
    />
  );
}
