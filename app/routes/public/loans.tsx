import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { openLoanCount, openLoans } from '#app/domain/loans/loan-cards.ts';
import { openLoanFacets } from '#app/domain/loans/open-loan-facets.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { type FilterName, LoanFilters } from './loan-filters.tsx';
import { LoanCard } from '#app/ui/loan-card.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { currentLanguage } from '#app/web/language.ts';

export const meta: MetaFunction = () => [
  { title: `${m.loans_title()} · Urunan` },
  { name: 'description', content: m.home_description() },
];

const names = ['text', 'country', 'sector', 'purpose', 'partner', 'left', 'closing'] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const wanted = (name: string) => query.get(name)?.slice(0, 80) ?? '';
  const filters = Object.fromEntries(names.map((name) => [name, wanted(name)])) as Record<
    FilterName,
    string
  >;
  const chosen = Object.values(filters).filter((value) => value !== '');
  const { left, closing, ...words } = filters;
  const currency = fundingCurrency();
  const leftMost = left === '' ? null : readAmount(left, currency, 'en');
  const days = /^\d{1,2}$/.test(closing) ? Number(closing) : 0;
  const at = now();
  const found = await openLoans(
    {
      ...words,
      ...(leftMost !== null && { leftMost }),
      ...(days > 0 && { closesInDays: days }),
      after: wanted('after'),
    },
    at,
    currentLanguage(),
  );
  const all = chosen.length > 0 ? await openLoanCount(at) : found.count;
  return { ...found, all, filters, facets: await openLoanFacets(at), currency, at };
}

export default function Loans() {
  const { cards, next, count, all, filters, facets, currency, at } = useLoaderData<typeof loader>();
  const leftChoices = ['50', '100', '250', '500'].map((value) => {
    const amount = formatMoney(
      { amount: readAmount(value, currency, 'en') ?? 0n, currency },
      getLocale(),
    );
    return { value, label: m.filter_left_most({ amount }) };
  });
  const chosen = Object.entries(filters).filter(([, value]) => value !== '');
  const known: Partial<Record<FilterName, readonly string[]>> = {
    country: facets.countries,
    sector: facets.sectors,
    purpose: facets.purposes,
    partner: facets.partners.map((partner) => partner.slug),
  };
  // What an old link asks for, or a hand has typed: nothing is found by it, and it is not shown as "Any".
  const unknown = Object.entries(known).flatMap(([name, values]) => {
    const value = filters[name as FilterName];
    return value !== '' && !values.includes(value) ? [{ name, value }] : [];
  });
  return (
    <Page
      title={m.loans_title()}
      lead={<p>{count === all ? m.loans_count({ count }) : m.loans_found({ count, all })}</p>}
    >
      <LoanFilters filters={filters} facets={facets} leftChoices={leftChoices} />
      {unknown.map(({ name, value }) => (
        <Notice key={name} tone="late">
          {m.filter_unknown({ value })}
        </Notice>
      ))}
      {cards.length === 0 ? <p className="text-ink-soft">{m.loans_none()}</p> : null}
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map((loan) => (
          <LoanCard key={loan.id} loan={loan} now={at} heading="h2" />
        ))}
      </div>
      {next ? (
        <p>
          <Link
            to={href('public/loans', {}, new URLSearchParams([...chosen, ['after', next]]))}
            className="inline-flex min-h-11 items-center"
          >
            {m.pager_next()}
          </Link>
        </p>
      ) : null}
    </Page>
  );
}
