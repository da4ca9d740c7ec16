import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { openLoanFacets, openLoans } from '#app/domain/loans/loan-cards.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { Button } from '../ui/button.tsx';
import { countryName } from '../ui/country-name.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { LoanCard } from '../ui/loan-card.tsx';
import { Page } from '../ui/page.tsx';
import { paths } from '../web/paths.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const wanted = (name: string) => query.get(name)?.slice(0, 80) ?? '';
  const filters = { country: wanted('country'), sector: wanted('sector'), text: wanted('text') };
  const at = now();
  const found = await openLoans({ ...filters, after: wanted('after') }, at);
  return { ...found, filters, facets: await openLoanFacets(at), at };
}

export default function Loans() {
  const { cards, next, count, filters, facets, at } = useLoaderData<typeof loader>();
  const any = { value: '', label: m.filter_any() };
  return (
    <Page title={m.loans_title()} lead={<p>{m.loans_count({ count })}</p>}>
      <Form method="get" className="grid items-end gap-4 sm:grid-cols-[2fr_1fr_1fr_auto]">
        <TextField name="text" label={m.filter_text()} type="search" entry={filters.text} />
        <SelectField
          name="country"
          label={m.filter_country()}
          entry={filters.country}
          choices={[any, ...facets.countries.map((it) => ({ value: it, label: countryName(it) }))]}
        />
        <SelectField
          name="sector"
          label={m.filter_sector()}
          entry={filters.sector}
          choices={[any, ...facets.sectors.map((it) => ({ value: it, label: it }))]}
        />
        <Button kind="quiet">{m.filter_apply()}</Button>
      </Form>
      {cards.length === 0 ? <p className="text-ink-soft">{m.loans_none()}</p> : null}
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map((loan) => (
          <LoanCard key={loan.id} loan={loan} now={at} />
        ))}
      </div>
      {next ? (
        <p>
          <Link
            to={`${paths.loans()}?${new URLSearchParams({ ...filters, after: next }).toString()}`}
          >
            {m.pager_next()}
          </Link>
        </p>
      ) : null}
    </Page>
  );
}
