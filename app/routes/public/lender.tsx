import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { lenderPage } from '#app/domain/lenders/lender-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { isoDay } from '#app/money/days.ts';
import { periodOf } from '#app/money/periods.ts';
import { now } from '#app/platform/clock.ts';
import { countryName } from '#app/ui/display-names.ts';
import { loanCount } from '#app/ui/loan-count.ts';
import { LoanRows } from '#app/ui/loan-rows.tsx';
import { monthWords } from '#app/ui/money.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { useSavesData } from '#app/ui/photo.tsx';
import { WorldMap } from '#app/ui/world-map.tsx';
import { currentLanguage } from '#app/web/language.ts';
import { placeOf } from '#app/web/world.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.name ?? ''} · Urunan` },
  // Somebody's own page is for those who are given its address.
  { name: 'robots', content: 'noindex' },
];

/** Only there while its owner wants it. */
export async function loader({ params }: LoaderFunctionArgs) {
  const at = now();
  const told = { now: at, language: currentLanguage() };
  const page = await lenderPage(params['slug'] ?? '', told);
  if (!page) throw new Response(null, { status: 404 });
  const places = page.countries.flatMap(({ country, count }) => {
    const place = placeOf(country);
    return place ? [{ ...place, country, amount: BigInt(count) }] : [];
  });
  return { page, places, at };
}

export default function LenderPage() {
  const { page, places, at } = useLoaderData<typeof loader>();
  const savesData = useSavesData();
  const facts = [
    page.since ? m.lender_page_since({ month: monthWords(periodOf(isoDay(page.since))) }) : null,
    page.loanCount > 0
      ? `${loanCount(page.loanCount)} ${m.lender_page_countries({ count: page.countries.length })}`
      : null,
  ].filter(Boolean);
  return (
    <Page title={page.name} lead={<p>{facts.join(' ')}</p>}>
      {page.words ? (
        <blockquote className="max-w-[44rem] border-s-2 border-clay ps-5 font-serif text-xl whitespace-pre-line">
          {page.words}
        </blockquote>
      ) : null}
      {page.loans.length > 0 ? (
        <>
          <Section title={m.lender_page_where()}>
            <div className="grid items-center gap-x-10 gap-y-4 lg:grid-cols-[1.6fr_1fr]">
              {savesData ? null : (
                <div className="max-sm:hidden">
                  <WorldMap places={places} />
                </div>
              )}
              <ul className="grid gap-1">
                {page.countries.map(({ country, count }) => (
                  <li
                    key={country}
                    className="flex justify-between gap-4 border-b border-hair py-2"
                  >
                    {countryName(country)}
                    <span className="figures text-ink-soft">{loanCount(count)}</span>
                  </li>
                ))}
              </ul>
            </div>
          </Section>
          <Section title={m.lender_page_to()}>
            <LoanRows loans={page.loans} now={at} />
            {page.loanCount > page.loans.length ? (
              <p className="text-ink-soft">{m.lender_page_newest({ count: page.loans.length })}</p>
            ) : null}
          </Section>
        </>
      ) : null}
    </Page>
  );
}
