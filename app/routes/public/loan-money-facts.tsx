import type { LoanShown } from './loan-facts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDecimal, formatPercent } from '#app/messages/format.ts';
import { bearerWords } from '#app/ui/bearer-words.ts';
import { gainFact } from '#app/ui/gain-fact.ts';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { AprExplained, priceFacts } from '#app/ui/price-facts.tsx';
import { Section } from '#app/ui/page.tsx';
import { Facts } from '#app/ui/table.tsx';

/** What the loan costs its borrower, and who bears which risk. Unknown is not shown as zero. */
export function LoanMoneyFacts({ loan, name }: { loan: LoanShown; name: string }) {
  return (
    <Section title={m.facts_title()}>
      <Facts
        rows={[
          {
            label: m.facts_apr(),
            value: loan.apr === null ? m.not_disclosed() : formatPercent(loan.apr, getLocale()),
          },
          {
            label: m.facts_local_amount(),
            value: <MoneyText amount={loan.localAmount} currency={loan.localCurrency} />,
          },
          ...priceFacts(loan),
          {
            label: m.facts_rate(),
            value: `${formatDecimal(String(loan.postedRate), getLocale())} ${loan.localCurrency} / ${loan.currency}`,
          },
          { label: m.facts_nonpayment(), value: bearerWords(loan.nonpaymentLiability, null) },
          {
            label: m.facts_currency(),
            value: bearerWords(loan.currencyLiability, loan.currencyCoverage),
          },
          ...gainFact(loan),
          {
            label: m.facts_paid_out(),
            value: loan.disbursedOn ? <DayText day={loan.disbursedOn} /> : m.facts_not_yet(),
          },
          {
            label: m.facts_came_back(),
            value: <MoneyText amount={loan.repaid} currency={loan.currency} />,
          },
        ]}
      />
      <AprExplained loan={loan} name={name} />
    </Section>
  );
}
