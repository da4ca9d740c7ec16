import { Form, Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { countryName } from '#app/ui/display-names.ts';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { sectorWords } from '#app/ui/sectors.ts';

export type FilterName = 'text' | 'country' | 'sector' | 'purpose' | 'partner' | 'left' | 'closing';

interface Facets {
  readonly countries: readonly string[];
  readonly sectors: readonly string[];
  readonly purposes: readonly string[];
  readonly partners: readonly { slug: string; name: string }[];
}

/** The filters as a plain form: the address says what is chosen. */
export function LoanFilters(props: {
  filters: Record<FilterName, string>;
  facets: Facets;
  leftChoices: readonly { value: string; label: string }[];
}) {
  const { filters, facets } = props;
  const any = { value: '', label: m.filter_any() };
  const plain = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));
  const isMoreOpen = Boolean(
    filters.purpose || filters.partner || filters.left || filters.closing || filters.sector,
  );
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <Form method="get" className="grid gap-4">
      <div className="grid items-end gap-4 sm:grid-cols-[2fr_1fr_auto]">
        <TextField name="text" label={m.filter_text()} type="search" entry={filters.text} />
        <SelectField
          name="country"
          label={m.filter_country()}
          entry={filters.country}
          choices={[
            any,
            ...facets.countries.map((country) => ({ value: country, label: countryName(country) })),
          ]}
        />
        <Button kind="quiet">{m.filter_apply()}</Button>
      </div>
      <details open={isMoreOpen}>
        <summary className="min-h-11 cursor-pointer py-2.5">{m.filter_more()}</summary>
        <div className="grid items-end gap-4 pt-2 sm:grid-cols-2 lg:grid-cols-5">
          <SelectField
            name="sector"
            label={m.filter_sector()}
            entry={filters.sector}
            choices={[
              any,
              ...facets.sectors.map((sector) => ({ value: sector, label: sectorWords(sector) })),
            ]}
          />
          <SelectField
            name="purpose"
            label={m.filter_purpose()}
            entry={filters.purpose}
            choices={[any, ...plain(facets.purposes)]}
          />
          <SelectField
            name="partner"
            label={m.filter_partner()}
            entry={filters.partner}
            choices={[
              any,
              ...facets.partners.map((partner) => ({ value: partner.slug, label: partner.name })),
            ]}
          />
          <SelectField
            name="left"
            label={m.filter_left()}
            entry={filters.left}
            choices={[any, ...props.leftChoices]}
          />
          <SelectField
            name="closing"
            label={m.filter_closing()}
            entry={filters.closing}
            choices={[
              any,
              ...[3, 7, 14].map((count) => {
                return { value: String(count), label: m.filter_closing_days({ count }) };
              }),
            ]}
          />
        </div>
        <p className="pt-4">
          <Button kind="quiet">{m.filter_apply()}</Button>
        </p>
      </details>
      {isFiltered ? (
        <p>
          <Link to={href('public/loans')} className="inline-flex min-h-11 items-center">
            {m.filter_clear()}
          </Link>
        </p>
      ) : null}
    </Form>
  );
}
