import type { StaffLoan } from '#app/domain/loans/staff-loan.ts';
import { m } from '#app/messages/compiled/messages.js';
import { MoneyText } from './money.tsx';
import { Section } from './page.tsx';
import { Table } from './table.tsx';

/** A group's members, each with the part of the loan that is theirs. */
export function LoanMembers({ loan }: { loan: Pick<StaffLoan, 'members' | 'localCurrency'> }) {
  if (loan.members.length === 0) return null;
  return (
    <Section title={m.facts_members()}>
      <Table
        caption={m.facts_members()}
        rows={loan.members}
        rowKey={(member) => member.number}
        empty=""
        columns={[
          { label: m.column_name(), narrow: 'lead', cell: (member) => member.firstName },
          { label: m.column_reference(), cell: (member) => member.clientId ?? '' },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (member) => (
              <MoneyText amount={member.localAmount} currency={loan.localCurrency} />
            ),
          },
        ]}
      />
    </Section>
  );
}
