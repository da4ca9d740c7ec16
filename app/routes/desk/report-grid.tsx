import { m } from '#app/messages/compiled/messages.js';
import { Form } from '@remix-run/react';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';

interface SavedLine {
  readonly id: number;
  readonly name: string;
  readonly reference: string;
  readonly paidOn: Date;
  readonly amount: bigint;
  readonly currency: string;
}

/** What a saved report says, the file it came from, and the last word on it. */
export function SavedReport(props: {
  lines: readonly SavedLine[];
  period: string;
  file: { name: string } | null;
  mayFinalise: boolean;
}) {
  const { lines, period, file } = props;
  if (lines.length === 0) return null;
  return (
    <Section title={m.report_saved()}>
      <ReportGrid lines={lines} />
      {file ? (
        <p>
          <a href={href('desk/report-original', { period })} download={file.name}>
            {m.report_original({ name: file.name })}
          </a>
        </p>
      ) : null}
      {props.mayFinalise ? (
        <Form method="post" action={href('desk/report-finalisation', { period })}>
          <Button>{m.report_finalise()}</Button>
        </Form>
      ) : null}
    </Section>
  );
}

function ReportGrid({ lines }: { lines: readonly SavedLine[] }) {
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
