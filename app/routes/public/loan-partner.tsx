import { Link } from '@remix-run/react';
import type { PublishedRate } from '#app/domain/loans/rate-rules.ts';
import type { LoanPageFacts } from '#app/domain/loans/loan-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { Facts } from '#app/ui/table.tsx';

export interface PartnerRecord {
  readonly loanCount: number;
  readonly lent: bigint;
  readonly rates: readonly Pick<PublishedRate, 'name' | 'rate'>[];
  readonly asOf: Date;
}

/** How the loans of this partner went: what a lender asks first; the formulas are on its own page. */
const asked: Partial<Record<PublishedRate['name'], () => string>> = {
  par30: m.rate_par30,
  default: m.rate_default,
  currency_loss: m.rate_currency_loss,
};

export function LoanPartner(props: { partner: LoanPageFacts['partner']; record: PartnerRecord }) {
  const { partner, record } = props;
  const rates = record.rates.flatMap(({ name, rate }) => {
    const label = asked[name];
    const value = rate === null ? m.rate_none() : formatPercent(rate, getLocale());
    return label ? [{ label: label(), value }] : [];
  });
  return (
    <Section title={m.loan_partner_title({ partner: partner.name })}>
      <Facts
        rows={[
          { label: m.partner_loans_paid_out(), value: record.loanCount },
          { label: m.partner_lent(), value: <MoneyText amount={record.lent} /> },
          ...rates,
        ]}
      />
      <p className="text-sm text-ink-soft">
        {m.rate_as_of()} <InstantText at={record.asOf} />
      </p>
      <p>
        <Link to={href('public/partner', { slug: partner.slug })}>{m.loan_partner_more()}</Link>
      </p>
    </Section>
  );
}
