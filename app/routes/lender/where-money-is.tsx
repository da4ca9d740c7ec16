import { Link } from '@remix-run/react';
import type { MoneyPlace, Where } from '#app/domain/balances/where-money-is-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatRoundPercent } from '#app/messages/format.ts';
import { total } from '#app/money/share-out.ts';
import { Bar } from '#app/ui/bar.tsx';
import { countryName } from '#app/ui/display-names.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { useSavesData } from '#app/ui/photo.tsx';
import { sectorWords } from '#app/ui/sectors.ts';
import { type MapPlace, WorldMap } from '#app/ui/world-map.tsx';

const tabs: readonly (readonly [Where, () => string])[] = [
  ['country', m.where_country],
  ['sector', m.where_sector],
  ['partner', m.filter_partner],
];

/** A name for what is counted. */
function placeWords(by: Where, key: string): string {
  if (by === 'country') return countryName(key);
  return by === 'sector' ? sectorWords(key) : key;
}

/** What is still out: a map, and the same as bars with their sums. */
export function WhereMoneyIs(props: {
  by: Where;
  rows: readonly MoneyPlace[];
  places: readonly MapPlace[];
  /** The address of the same page by something else. */
  addressOf: (by: Where) => string;
}) {
  const { by, rows } = props;
  const savesData = useSavesData();
  if (rows.length === 0) return null;
  const whole = total(rows.map((row) => row.amount));
  const [first] = rows;
  return (
    <section id="where" className="grid content-start gap-4 [&>*]:min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 className="text-xl">{m.where_title()}</h2>
        <nav aria-label={m.where_title()} className="flex rounded-field bg-sunk p-1 text-sm">
          {tabs.map(([tab, words]) => (
            <Link
              key={tab}
              to={props.addressOf(tab)}
              aria-current={tab === by ? 'true' : undefined}
              className="inline-flex min-h-11 items-center rounded-[7px] px-3.5 no-underline aria-[current]:bg-card aria-[current]:font-semibold aria-[current]:shadow-card"
            >
              {words()}
            </Link>
          ))}
        </nav>
      </div>
      <div className="grid items-center gap-x-10 gap-y-4 rounded-card bg-card p-5 shadow-card sm:p-6 lg:grid-cols-[1.35fr_1fr]">
        {savesData ? null : (
          <div className="max-sm:hidden">
            <WorldMap places={props.places} />
          </div>
        )}
        <div className="grid gap-3">
          <table className="w-full border-collapse">
            <caption className="sr-only">{m.where_title()}</caption>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row" className="w-full pt-1 pb-2 text-start align-bottom">
                    <span className="flex justify-between gap-4 font-semibold">
                      {placeWords(by, row.key)}
                    </span>
                    <Bar part={row.amount} whole={whole} label={placeWords(by, row.key)} />
                  </th>
                  <td className="ps-4 pb-2 text-end align-bottom whitespace-nowrap">
                    <MoneyText amount={row.amount} />
                  </td>
                  <td className="figures ps-3 pb-2 text-end align-bottom whitespace-nowrap text-ink-soft">
                    {formatRoundPercent(row.share, getLocale())}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {first && first.share > 5_000 && rows.length > 1 ? (
            <p className="text-sm text-ink-soft">{halfWords[by]()}</p>
          ) : null}
        </div>
      </div>
    </section>
  );
}

const halfWords: Record<Where, () => string> = {
  country: m.where_half_country,
  sector: m.where_half_sector,
  partner: m.where_half_partner,
};
