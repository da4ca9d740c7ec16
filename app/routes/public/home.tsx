import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { openLoans } from '#app/domain/loans/loan-cards.ts';
import { portfolioFigures } from '#app/domain/loans/portfolio-figures.ts';
import { publishedRates } from '#app/domain/loans/rate-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatCount } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { HostFacts } from './host-facts.tsx';
import { LoanCard } from '#app/ui/loan-card.tsx';
import { MoneyText, useShareWords } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { RateList } from '#app/ui/rate-list.tsx';
import { WayOfADollar } from './way-of-a-dollar.tsx';
import { hostFacts } from './host.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Urunan · ${m.app_claim()}` },
  { name: 'description', content: m.home_description() },
  {
    'script:ld+json': {
      '@context': 'https://schema.org',
      '@type': 'Organization',
      name: data?.host.name ?? 'Urunan',
      description: m.home_description(),
    },
  },
];

export async function loader() {
  const at = now();
  const { cards, count } = await openLoans({}, at);
  const all = { partnerId: null, currency: fundingCurrency(), now: at };
  const figures = await portfolioFigures(all);
  const host = hostFacts();
  const rates = publishedRates(figures);
  const sums = pick(figures, 'loanCount', 'lenderCount', 'lent', 'repaid');
  return { cards: cards.slice(0, 3), count, at, figures: sums, rates, host };
}

export default function Home() {
  const { cards, count, at, figures, rates, host } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto grid max-w-content gap-14 px-5 py-12 sm:py-16">
      <section className="grid items-center gap-10 md:grid-cols-[1.15fr_0.85fr] md:gap-14">
        <div>
          <h1 className="text-3xl">{m.app_claim()}</h1>
          <p className="mt-5 mb-7 max-w-[34em] text-lg text-ink-soft">
            {m.home_lead({ share: useShareWords() })}
          </p>
          <div className="flex flex-wrap gap-3">
            <LinkButton to={href('public/loans')}>{m.home_see_loans()}</LinkButton>
            <LinkButton to={href('public/how-it-works')} kind="quiet">
              {m.nav_how_it_works()}
            </LinkButton>
          </div>
        </div>
        <WayOfADollar />
      </section>
      <Section
        title={m.home_closing_soon()}
        aside={<Link to={href('public/loans')}>{m.home_all_loans({ count })}</Link>}
      >
        {cards.length === 0 ? <p className="text-ink-soft">{m.loans_none()}</p> : null}
        <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3 sm:max-lg:[&>:nth-child(3)]:hidden">
          {cards.map((loan) => (
            <LoanCard key={loan.id} loan={loan} now={at} />
          ))}
        </div>
      </Section>
      <Section title={m.home_figures()}>
        <p className="max-w-[44rem]">
          {m.home_figures_lead({
            loans: formatCount(figures.loanCount, getLocale()),
            lenders: formatCount(figures.lenderCount, getLocale()),
          })}{' '}
          <MoneyText amount={figures.lent} /> {m.home_figures_lent()},{' '}
          <MoneyText amount={figures.repaid} /> {m.home_figures_back()}.
        </p>
        <RateList rates={rates} asOf={at} />
      </Section>
      <HostFacts host={host} />
    </div>
  );
}
