import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { partnerList } from '#app/domain/loans/partner-list.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { without } from '#app/platform/pick.ts';
import { countryName } from '#app/ui/display-names.ts';
import { Initials } from '#app/ui/initials.tsx';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';

export const meta: MetaFunction = () => [
  { title: `${m.partners_title()} · Urunan` },
  { name: 'description', content: m.partners_lead() },
];

export async function loader() {
  const at = now();
  const partners = await partnerList(fundingCurrency(), at);
  // Added up one after the other: what is said of all is as old as the oldest.
  const oldest = Math.min(at.getTime(), ...partners.map(({ asOf }) => asOf.getTime()));
  return { partners: partners.map((row) => without(row, 'asOf')), asOf: new Date(oldest) };
}

const share = (rate: number | null) =>
  rate === null ? m.partners_no_figure() : formatPercent(rate, getLocale());

/** Who finds borrowers, pays out and collects, each with its record. */
export default function Partners() {
  const { partners, asOf } = useLoaderData<typeof loader>();
  return (
    <Page title={m.partners_title()} lead={<p>{m.partners_lead()}</p>}>
      <Table
        caption={m.partners_title()}
        rows={partners}
        rowKey={(row) => row.slug}
        empty={m.partners_none()}
        columns={[
          {
            label: m.column_partner(),
            narrow: 'lead',
            cell: (row) => (
              <span className="flex items-center gap-3">
                <Initials name={row.name} />
                <span>
                  <Link
                    to={href('public/partner', { slug: row.slug })}
                    className="inline-flex min-h-11 items-center font-semibold"
                  >
                    {row.name}
                  </Link>
                  <span className="block text-sm text-ink-soft">{countryName(row.country)}</span>
                </span>
              </span>
            ),
          },
          {
            label: m.partners_since(),
            saysItself: true,
            cell: (row) => row.since.getUTCFullYear(),
          },
          { label: m.partners_open(), isFigure: true, cell: (row) => row.open },
          { label: m.partners_paid_out(), isFigure: true, cell: (row) => row.paidOut },
          {
            label: m.partners_lent(),
            isFigure: true,
            cell: (row) => <MoneyText amount={row.lent} />,
          },
          { label: m.partners_late(), isFigure: true, cell: (row) => share(row.late) },
          { label: m.partners_lost(), isFigure: true, cell: (row) => share(row.lost) },
        ]}
      />
      <p className="max-w-prose text-sm text-ink-soft">
        {m.partners_how_counted()} {m.rate_as_of()} <InstantText at={asOf} />.
      </p>
    </Page>
  );
}
