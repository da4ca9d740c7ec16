import { m } from '#app/messages/compiled/messages.js';
import { FundingProgress } from '#app/ui/loan-card.tsx';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { MonthChart } from '#app/ui/month-chart.tsx';
import { Card, Section } from '#app/ui/page.tsx';
import { Facts, Stat, Stats, Table } from '#app/ui/table.tsx';

/** The parts that show figures, for the page of all parts. */
export function FigureParts() {
  const loan = { currency: 'USD', amount: 200_000n, raised: 125_000n, reserved: 30_000n };
  const months = [1, 2, 3, 4].map((number) => ({
    month: `2026-0${number}`,
    expected: 2_500n,
    actual: BigInt(number) * 800n,
  }));
  return (
    <Section title="Figures">
      <Stats>
        <Stat label="Stat" value={<MoneyText amount={125_000n} />} formula="a / b" />
        <Stat label="Without a formula" value="42" />
      </Stats>
      <Card>
        <FundingProgress loan={loan} />
      </Card>
      <Facts
        rows={[
          { label: 'Fact', value: <MoneyText amount={-320n} /> },
          { label: 'Day', value: <DayText day="2026-03-02" /> },
        ]}
      />
      <Table
        caption="Table"
        rows={[1, 2]}
        rowKey={(row) => row}
        empty=""
        columns={[
          { label: 'What', cell: (row) => `Row ${row}` },
          {
            label: 'Amount',
            isFigure: true,
            cell: (row) => <MoneyText amount={BigInt(row) * 1000n} />,
            total: <MoneyText amount={3000n} />,
          },
        ]}
      />
      <Table caption="Empty" rows={[]} rowKey={() => 0} empty={m.statement_none()} columns={[]} />
      <MonthChart months={months} />
    </Section>
  );
}
