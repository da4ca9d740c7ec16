import type { StaffLoan } from '#app/domain/loans/staff-loan.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDecimal, formatPercent } from '#app/messages/format.ts';
import { bearerWords } from './bearer-words.ts';
import { countryName } from './display-names.ts';
import { LoanPicture } from './loan-picture.tsx';
import { LoanMembers } from './loan-members.tsx';
import { LoanTelling } from './loan-telling.tsx';
import { LoanSchedule } from './loan-schedule.tsx';
import { loanStatusWords } from './loan-status-words.ts';
import { InstantText, MoneyText } from './money.tsx';
import { Section } from './page.tsx';
import { partWords } from './potential-words.ts';
import { AprExplained, priceFacts } from './price-facts.tsx';
import { returnWords } from './return-words.ts';
import { Facts } from './table.tsx';
import { Timeline } from './timeline.tsx';

/** A loan as staff see it before it is public: terms, story, schedule, what happened to it. */
type Shown = Omit<
  StaffLoan,
  'slug' | 'externalId' | 'partnerId' | 'raised' | 'unrecovered' | 'fundraiserDays'
>;

export function StaffLoanFacts({ loan }: { loan: Shown }) {
  return (
    <>
      <div className="max-w-md overflow-hidden rounded-card border border-line">
        <LoanPicture loan={loan} />
      </div>
      <div className="grid gap-8 lg:grid-cols-2">
        <Section title={m.facts_title()}>
          <Facts
            rows={[
              { label: m.column_state(), value: loanStatusWords(loan.status) },
              {
                label: m.column_amount(),
                value: <MoneyText amount={loan.amount} currency={loan.currency} />,
              },
              ...(loan.instalments.some((row) => row.state !== null)
                ? [
                    {
                      label: m.balance_outstanding(),
                      value: <MoneyText amount={loan.outstanding} currency={loan.currency} />,
                    },
                    {
                      label: m.figure_lost(),
                      value: <MoneyText amount={loan.lost} currency={loan.currency} />,
                    },
                  ]
                : []),
              {
                label: m.facts_local_amount(),
                value: <MoneyText amount={loan.localAmount} currency={loan.localCurrency} />,
              },
              {
                label: m.facts_rate(),
                value: `${formatDecimal(loan.postedRate, getLocale())} ${loan.localCurrency} / ${loan.currency}`,
              },
              {
                label: m.facts_apr(),
                value: loan.apr === null ? m.not_disclosed() : formatPercent(loan.apr, getLocale()),
              },
              ...priceFacts(loan),
              {
                label: m.facts_nonpayment(),
                value: bearerWords(loan.nonpaymentLiability, null, 'staff'),
              },
              {
                label: m.facts_currency(),
                value: bearerWords(loan.currencyLiability, loan.currencyCoverage, 'staff'),
              },
              { label: m.posted_by({ partner: '' }), value: loan.partner.name },
              {
                label: m.facts_place(),
                value: [loan.town, countryName(loan.country)].filter(Boolean).join(', '),
              },
              {
                label: m.facts_consent(),
                value: loan.hasConsent ? m.consent_given() : m.consent_missing(),
              },
            ]}
          />
        </Section>
        <div className="grid content-start gap-8">
          <LoanTelling {...loan} partner={loan.partner.name} />
          {loan.missing.length > 0 ? (
            <Section title={m.missing_title()}>
              <p>{loan.missing.map(partWords).join(', ')}</p>
              <p className="text-sm text-ink-soft">{m.missing_hint()}</p>
            </Section>
          ) : null}
        </div>
      </div>
      <AprExplained loan={loan} name={loan.name} />
      <LoanMembers loan={loan} />
      <LoanSchedule loan={loan} />
      <Section title={m.facts_history()}>
        <Timeline
          label={m.facts_history()}
          steps={loan.events.map((event) => ({
            key: event.id,
            at: <InstantText at={event.at} />,
            what: loanStatusWords(event.becomes),
            more: [event.code ? returnWords(event.code) : null, event.reason]
              .filter(Boolean)
              .join(': '),
          }))}
        />
      </Section>
    </>
  );
}
