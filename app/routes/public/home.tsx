import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { featuredLoan } from '#app/domain/loans/featured-loan.ts';
import { openLoans } from '#app/domain/loans/open-loans.ts';
import { portfolioFigures } from '#app/domain/loans/portfolio-figures.ts';
import { publishedRates } from '#app/domain/loans/rate-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatCount } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency, smallest } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { HomeHero } from './home-hero.tsx';
import { HostFacts } from './host-facts.tsx';
import { LoanCard } from '#app/ui/loan-card.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { RateList } from '#app/ui/rate-list.tsx';
import { WayOfADollar } from './way-of-a-dollar.tsx';
import { hostFacts } from '#app/web/host.ts';
import { currentLanguage } from '#app/web/language.ts';

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
  const { cards, count } = await openLoans({}, at, currentLanguage());
  const all = { partnerId: null, currency: fundingCurrency(), now: at };
  const figures = await portfolioFigures(all);
  const host = hostFacts();
  const rates = publishedRates(figures);
  const sums = pick(figures, 'loanCount', 'lenderCount', 'lent', 'repaid');
  const featured = await featuredLoan(smallest().share, at, currentLanguage());
  return { cards: cards.slice(0, 3), count, at, featured, figures: sums, rates, host };
}

export default function Home() {
  const { cards, count, at, featured, figures, rates, host } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto grid max-w-content gap-14 px-5 py-10 sm:gap-[4.5rem] sm:py-16">
      <HomeHero count={count} featured={featured} cards={cards} />
      {featured ? <WayOfADollar loan={featured} /> : null}
      <Section
        title={m.home_closing_soon()}
        aside={<Link to={href('public/loans')}>{m.home_all_loans({ count })}</Link>}
      >
        {cards.length === 0 ? <p className="text-ink-soft">{m.loans_none_here()}</p> : null}
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
