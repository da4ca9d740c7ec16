import { Link } from '@remix-run/react';
import type { bankAccountPage } from '#app/domain/banking/bank-accounts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { DayText, InstantText, MoneyText } from '#app/ui/money.tsx';
import { Table } from '#app/ui/table.tsx';

type Statement = NonNullable<Awaited<ReturnType<typeof bankAccountPage>>>['statements'][number];

/** The files that a bank gave, each as it came. */
export function StatementTable(props: { statements: readonly Statement[]; currency: string }) {
  return (
    <Table
      caption={m.bank_statements()}
      rows={props.statements}
      rowKey={(statement) => statement.id}
      empty={m.bank_no_statement()}
      columns={[
        {
          label: m.column_period(),
          narrow: 'lead',
          cell: ({ fromDay, toDay }) => (
            <>
              <DayText day={fromDay} />
              {toDay === fromDay ? null : (
                <>
                  {' – '}
                  <DayText day={toDay} />
                </>
              )}
            </>
          ),
        },
        { label: m.bank_added_lines(), cell: ({ added }) => String(added) },
        {
          label: m.bank_closing(),
          isFigure: true,
          cell: ({ closing }) =>
            closing === null ? '–' : <MoneyText amount={closing} currency={props.currency} />,
        },
        { label: m.column_when(), cell: ({ importedAt }) => <InstantText at={importedAt} /> },
        {
          label: m.bank_file_label(),
          cell: ({ id, fileName }) => (
            <Link reloadDocument to={href('operator/bank-statement-file', { id })}>
              {fileName}
            </Link>
          ),
        },
      ]}
    />
  );
}
