import type { StaffLoan } from '#app/domain/loans/desk-loans.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';
import { countryName } from './country-name.ts';
import { loanStatusWords } from './loan-status-words.ts';
import { DayText, InstantText, MoneyText } from './money.tsx';
import { Section } from './page.tsx';
import { Facts, Table } from './table.tsx';

/** A loan as staff see it before it is public: terms, story, schedule, what happened to it. */
export function StaffLoanFacts({ loan }: { loan: StaffLoan }) {
  return (
    <>
      <div className="grid gap-8 lg:grid-cols-2">
        <Section title={m.facts_title()}>
          <Facts
            rows={[
              { label: m.column_state(), value: loanStatusWords(loan.status) },
              {
                label: m.column_amount(),
                value: <MoneyText amount={loan.amount} currency={loan.currency} />,
              },
              {
                label: m.facts_local_amount(),
                value: <MoneyText amount={loan.localAmount} currency={loan.localCurrency} />,
              },
              {
                label: m.facts_rate(),
                value: `${loan.postedRate} ${loan.localCurrency} / ${loan.currency}`,
              },
              {
                label: m.facts_apr(),
                value: loan.apr === null ? m.not_disclosed() : formatPercent(loan.apr, getLocale()),
              },
              { label: m.posted_by({ partner: '' }), value: loan.partner.name },
              {
                label: m.facts_place(),
                value: [loan.town, countryName(loan.country)].filter(Boolean).join(', '),
              },
              {
                label: m.facts_consent(),
                value: loan.borrower.consents.length > 0 ? m.consent_given() : m.consent_missing(),
              },
            ]}
          />
        </Section>
        <Section title={m.facts_story()}>
          {loan.stories.map((story) => (
            <p
              key={story.language}
              lang={story.language}
              className="font-serif whitespace-pre-line"
            >
              {story.text}
            </p>
          ))}
        </Section>
      </div>
      <Section title={m.schedule_title()}>
        <Table
          caption={m.schedule_title()}
          rows={loan.instalments}
          rowKey={(row) => row.number}
          empty=""
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
      <Section title={m.facts_history()}>
        <ol className="grid gap-2">
          {loan.events.map((event) => (
            <li key={event.id}>
              <InstantText at={event.at} /> · {loanStatusWords(event.becomes)}
              {event.reason ? <span className="text-ink-soft"> · {event.reason}</span> : null}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
