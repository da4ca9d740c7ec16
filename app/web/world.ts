import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GeoPath, geoArea, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import { iso31661 } from 'iso-3166';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { worldHeight, worldWidth } from '#app/ui/world-size.ts';

/**
 * The world as our maps draw it: Natural Earth's countries (public domain), without Antarctica, on a
 * projection that makes none of them much larger than it is.
 */
type Country = Feature<Geometry>;

const resolve = createRequire(import.meta.url).resolve;
const antarctica = '010';

function countriesOf(scale: '110m' | '50m'): Country[] {
  const file = resolve(`world-atlas/countries-${scale}.json`);
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
    countries: GeometryCollection;
  }>;
  const all = feature(atlas, atlas.objects.countries) as FeatureCollection<Geometry>;
  return all.features.filter(({ id }) => id !== antarctica);
}

function pathIn(countries: Country[]): GeoPath {
  const whole: FeatureCollection = { type: 'FeatureCollection', features: countries };
  const projection = geoNaturalEarth1().fitSize([worldWidth, worldHeight], whole);
  return geoPath(projection).digits(0);
}

/** By two letters (ISO 3166-1). */
const letters = new Map(iso31661.map((row) => [row.numeric, row.alpha2]));

interface Drawn {
  /** Every country as a path, by its two letters where it has some. */
  readonly shapes: readonly (readonly [country: string | null, path: string])[];
  /** The middle of each country's largest land; small islands have one, too. */
  readonly middles: ReadonlyMap<string, readonly [x: number, y: number]>;
}

let kept: Drawn | null = null;

const drawn = (): Drawn => (kept ??= draw());

function draw(): Drawn {
  const countries = countriesOf('110m');
  const path = pathIn(countries);
  const shapes = countries.map((country) => {
    return [letters.get(String(country.id)) ?? null, path(country) ?? ''] as const;
  });
  const middles = countriesOf('50m').flatMap((country) => {
    const id = letters.get(String(country.id));
    const [x, y] = path.centroid(largestOf(country));
    const isPlace = id !== undefined && Number.isFinite(x) && Number.isFinite(y);
    return isPlace ? [[id, [Math.round(x), Math.round(y)]] as const] : [];
  });
  return { shapes, middles: new Map(middles) };
}

/** All land in one picture. */
export function worldPicture(): string {
  const land = drawn().shapes.map(([, path]) => path);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${worldWidth} ${worldHeight}"><path d="${land.join('')}"/></svg>`;
}

/** A country on that picture: its middle, and its shape where it is large enough to have one; null where it is not. */
export function placeOf(
  country: string,
): { at: readonly [x: number, y: number]; shape: string } | null {
  const { shapes, middles } = drawn();
  const at = middles.get(country);
  return at ? { at, shape: shapes.find(([id]) => id === country)?.[1] ?? '' } : null;
}

function largestOf({ geometry }: Country): Polygon | Geometry {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const lands = (geometry as MultiPolygon).coordinates.map((coordinates): Polygon => ({
    type: 'Polygon',
    coordinates,
  }));
  return lands.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
}
