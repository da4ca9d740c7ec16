import type { LoanPageFacts } from '#app/domain/loans/loan-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { DayText, MoneyText } from './money.tsx';
import { Section } from './page.tsx';
import { Table } from './table.tsx';

/** Both schedules side by side: what the borrower pays, and what lenders may expect of it. */
export function LoanSchedule(props: {
  loan: Pick<LoanPageFacts, 'instalments' | 'currency' | 'localCurrency'>;
}) {
  const { loan } = props;
  return (
    <Section title={m.schedule_title()}>
      <p className="max-w-[44rem] text-sm text-ink-soft">{m.schedule_lead()}</p>
      <Table
        caption={m.schedule_title()}
        rows={loan.instalments}
        rowKey={(row) => row.number}
        empty={m.not_disclosed()}
        columns={[
          { label: m.column_due(), cell: (row) => <DayText day={row.dueOn} /> },
          {
            label: m.column_principal({ currency: loan.localCurrency }),
            isFigure: true,
            cell: (row) => (
              <MoneyText amount={row.localPrincipal} currency={loan.localCurrency} isBare />
            ),
          },
          {
            label: m.column_interest({ currency: loan.localCurrency }),
            isFigure: true,
            cell: (row) => (
              <MoneyText amount={row.localInterest} currency={loan.localCurrency} isBare />
            ),
          },
          {
            label: m.column_to_lenders({ currency: loan.currency }),
            isFigure: true,
            cell: (row) => <MoneyText amount={row.principal} currency={loan.currency} isBare />,
          },
        ]}
      />
    </Section>
  );
}
