import { Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { loanCount } from '#app/ui/loan-count.ts';
import { countryName } from '#app/ui/display-names.ts';
import { useSavesData } from '#app/ui/photo.tsx';
import { type MapPlace, WorldMap } from '#app/ui/world-map.tsx';

/** In which countries there are loans: a map, and the same as links. */
export function HomePlaces(props: {
  places: readonly {
    country: string;
    count: number;
    /** Null where the map has none of it. */
    place: Pick<MapPlace, 'at' | 'shape'> | null;
  }[];
}) {
  const { places } = props;
  const savesData = useSavesData();
  if (places.length === 0) return null;
  const loans = places.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="grid items-center gap-x-12 gap-y-5 lg:grid-cols-[1fr_1.35fr]">
      <div className="grid content-start gap-4">
        <h2 className="text-2xl">
          {m.places_title({ loans: loanCount(loans), count: places.length })}
        </h2>
        <p className="text-ink-soft">{m.places_lead()}</p>
        <ul className="flex flex-wrap gap-x-5">
          {places.map(({ country, count }) => (
            <li key={country}>
              <Link
                to={href('public/loans', {}, { country })}
                className="inline-flex min-h-11 items-center"
              >
                {countryName(country)}
              </Link>{' '}
              <span className="figures text-sm text-ink-soft">{count}</span>
            </li>
          ))}
        </ul>
      </div>
      {savesData ? null : (
        <div className="max-sm:hidden">
          <WorldMap
            places={places.flatMap(({ country, count, place }) =>
              place ? [{ ...place, country, amount: BigInt(count) }] : [],
            )}
          />
        </div>
      )}
    </section>
  );
}
