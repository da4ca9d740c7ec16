import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { openLoans } from '#app/domain/loans/open-loans.ts';
import { partnerNames } from '#app/domain/partners/partner-names.ts';
import { facets, manyValued, modes } from '#app/domain/search/search-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoneyInProse } from '#app/messages/format.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { LoanCard } from '#app/ui/loan-card.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { currentLanguage } from '#app/web/language.ts';
import { chipsOf } from './chips.ts';
import { findOf, queryOf } from './find-query.ts';
import { Chips, NothingFound, SortMenu } from './list-choices.tsx';
import { LoanFilters, SearchLine } from './loan-filters.tsx';

export const meta: MetaFunction = () => [
  { title: `${m.loans_title()} · Urunan` },
  { name: 'description', content: m.home_description() },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const currency = fundingCurrency();
  const find = findOf(query, currency);
  const left = find.leftMost === null ? '' : (query.get('left') ?? '');
  const at = now();
  const after = query.get('after') ?? '';
  const answer = await openLoans({ ...find, after }, at, currentLanguage());
  const { counts, known, ...found } = answer;
  const shown = facets.map((facet) => ({
    facet,
    modes: modes.filter((mode) => mode !== 'all' || manyValued.includes(facet)),
    // What would find nothing is not offered; what is chosen stays, and can be taken back.
    values: [...new Set([...counts[facet].keys(), ...(find.choices[facet]?.values ?? [])])]
      .map((value) => ({ value, count: counts[facet].get(value) ?? 0 }))
      .sort(
        (one, other) => (known[facet].get(other.value) ?? 0) - (known[facet].get(one.value) ?? 0),
      ),
  }));
  const unknown = facets.flatMap((facet) =>
    (find.choices[facet]?.values ?? []).filter((value) => !known[facet].has(value)),
  );
  return { ...found, find, left, shown, unknown, partners: await partnerNames(), currency, at };
}

export default function Loans() {
  const facts = useLoaderData<typeof loader>();
  const { cards, next, count, all, find, left, shown, unknown, partners, currency, at } = facts;
  const money = (value: string) => {
    const amount = readAmount(value, currency, 'en') ?? 0n;
    return m.filter_left_most({ amount: formatMoneyInProse({ amount, currency }, getLocale()) });
  };
  const leftChoices = ['50', '100', '250', '500'].map((value) => ({ value, label: money(value) }));
  const query = queryOf(find, left);
  const chips = chipsOf(find, { query, partners, left: left === '' ? '' : money(left) });
  return (
    <Page title={m.loans_title()}>
      <SearchLine text={find.text} />
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <LoanFilters
          find={find}
          shown={shown}
          partners={partners}
          left={left}
          leftChoices={leftChoices}
          count={count}
        />
        <div id="list" className="grid scroll-mt-6 content-start gap-5">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <p className="font-semibold">
              {count === all ? m.loans_count({ count }) : m.loans_found({ count, all })}
            </p>
            <SortMenu sort={find.sort} query={query} />
          </div>
          <Chips chips={chips} />
          {unknown.map((value) => (
            <Notice key={value} tone="late">
              {m.filter_unknown({ value })}
            </Notice>
          ))}
          {facts.corrected.map(({ from, to }) => (
            <p key={from}>{m.loans_corrected({ from, to })}</p>
          ))}
          {cards.length === 0 ? (
            <NothingFound loosenings={facts.loosenings} query={query.toString()} />
          ) : null}
          <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-3">
            {cards.map((loan) => (
              <LoanCard key={loan.id} loan={loan} now={at} heading="h2" />
            ))}
          </div>
          <p>
            <Link to={href('public/past-loans')} className="inline-flex min-h-11 items-center">
              {m.past_link()}
            </Link>
          </p>
          {next ? (
            <p>
              <Link
                to={href('public/loans', {}, new URLSearchParams([...query, ['after', next]]))}
                className="inline-flex min-h-11 items-center"
              >
                {m.pager_next()}
              </Link>
            </p>
          ) : null}
        </div>
      </div>
    </Page>
  );
}
