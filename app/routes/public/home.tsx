import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { featuredLoan } from '#app/domain/front/featured-loan.ts';
import { closingSoon } from '#app/domain/loans/open-loans.ts';
import { partnerList } from '#app/domain/loans/partner-list.ts';
import { figuresOf, keptCover, loanPlaces } from '#app/domain/figures/kept-figures.ts';
import { twoTales } from '#app/domain/front/two-tales.ts';
import { publishedRates } from '#app/domain/loans/rate-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency, smallest } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { HomeHero } from './home-hero.tsx';
import { HomeHosts } from './home-hosts.tsx';
import { HomeHundred } from './home-hundred.tsx';
import { HomePlaces } from './home-places.tsx';
import { HomeTales } from './home-tales.tsx';
import { LoanCard } from '#app/ui/loan-card.tsx';
import { Section } from '#app/ui/page.tsx';
import { WayOfADollar } from './way-of-a-dollar.tsx';
import { hostFacts } from '#app/web/host.ts';
import { keptAMinute } from '#app/web/kept-a-minute.ts';
import { placeOf } from '#app/web/world.ts';
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

/** What is added up over all loans: nobody is named in it. */
async function record(at: Date) {
  const currency = fundingCurrency();
  const figures = await figuresOf({ partnerId: null, currency, now: at });
  const partners = await partnerList(currency, at, 3);
  const places = await loanPlaces(currency);
  return {
    sums: {
      ...pick(figures, 'loanCount', 'lenderCount', 'lent', 'repaid', 'overdue'),
      lost: figures.defaulted + figures.currencyLoss,
    },
    rates: publishedRates(figures),
    asOf: figures.asOf,
    places: places.map((row) => ({ ...row, place: placeOf(row.country) })),
    partners: partners.map((row) => pick(row, 'slug', 'name', 'country', 'paidOut', 'late')),
    cover: await keptCover(currency),
  };
}

export async function loader() {
  const at = now();
  const language = currentLanguage();
  const { cards, count } = await closingSoon({ most: 3, now: at, language });
  const { share } = smallest();
  return {
    ...(await keptAMinute('home', at, () => record(at))),
    // Whoever takes back consent is gone from here at once.
    featured: await featuredLoan(share, at, language),
    tales: await twoTales(share, language),
    cards,
    count,
    at,
    host: hostFacts(),
  };
}

export default function Home() {
  const { cards, count, at, featured, tales, ...facts } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto grid max-w-content gap-14 px-5 py-10 sm:gap-[4.5rem] sm:py-16">
      <HomeHero count={count} featured={featured} cards={cards} />
      {featured ? <WayOfADollar loan={featured} /> : null}
      <HomeTales {...tales} />
      <HomeHundred sums={facts.sums} rates={facts.rates} asOf={facts.asOf} />
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
      <HomePlaces places={facts.places} />
      <HomeHosts partners={facts.partners} host={facts.host} cover={facts.cover} />
    </div>
  );
}
