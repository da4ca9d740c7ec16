import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { partnerPage } from '#app/domain/loans/partner-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { bearerWords } from '#app/ui/bearer-words.ts';
import { gainFact } from '#app/ui/gain-fact.ts';
import { countryName } from '#app/ui/display-names.ts';
import { LoanCard } from '#app/ui/loan-card.tsx';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { RateList } from '#app/ui/rate-list.tsx';
import { Facts } from '#app/ui/table.tsx';
import { PartnerTelling } from './partner-telling.tsx';
import { currentLanguage } from '#app/web/language.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.partner.name} · Urunan` : 'Urunan' },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const slug = params['slug'] ?? '';
  const partner = await partnerPage({
    slug,
    currency: fundingCurrency(),
    now: now(),
    language: currentLanguage(),
  });
  if (!partner) throw new Response(null, { status: 404 });
  return { partner };
}

export default function PartnerPage() {
  const { partner } = useLoaderData<typeof loader>();
  const { figures } = partner;
  return (
    <Page
      title={partner.name}
      lead={
        <p>
          {partner.telling?.told.kind
            ? `${partner.telling.told.kind} · ${countryName(partner.country)}`
            : m.partner_lead({ country: countryName(partner.country) })}
        </p>
      }
      trail={[{ to: href('public/loans'), label: m.loans_title() }]}
    >
      {partner.notice ? (
        <Notice tone="late" title={m.partner_paused()}>
          {partner.notice}
        </Notice>
      ) : null}
      {partner.isDemo ? <Notice>{m.partner_is_demo()}</Notice> : null}
      {partner.telling ? <PartnerTelling {...partner.telling} /> : null}
      <Section title={m.partner_record()}>
        <Facts
          rows={[
            { label: m.partner_since(), value: <DayText day={partner.since} /> },
            { label: m.partner_loans_paid_out(), value: figures.loanCount },
            { label: m.partner_lent(), value: <MoneyText amount={figures.lent} /> },
            { label: m.partner_came_back(), value: <MoneyText amount={figures.repaid} /> },
            { label: m.balance_outstanding(), value: <MoneyText amount={figures.outstanding} /> },
            {
              label: m.partner_usual_apr(),
              value:
                partner.usualApr === null
                  ? m.not_disclosed()
                  : formatPercent(partner.usualApr, getLocale()),
            },
            {
              label: m.facts_nonpayment(),
              value: bearerWords(partner.nonpaymentLiability, null),
            },
            {
              label: m.facts_currency(),
              value: bearerWords(partner.currencyLiability, partner.currencyCoverage),
            },
            ...gainFact(partner),
          ]}
        />
      </Section>
      <Section title={m.partner_rates()}>
        <RateList rates={partner.rates} asOf={partner.asOf} />
      </Section>
      <Section title={m.partner_open_loans()}>
        {partner.cards.length === 0 ? <p className="text-ink-soft">{m.loans_none_here()}</p> : null}
        <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
          {partner.cards.map((loan) => (
            <LoanCard key={loan.id} loan={loan} now={partner.now} />
          ))}
        </div>
      </Section>
    </Page>
  );
}
