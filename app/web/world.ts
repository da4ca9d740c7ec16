import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoEqualEarth, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import { iso31661 } from 'iso-3166';
import { feature, merge } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { worldHeight, worldWidth } from '#app/ui/world-size.ts';

/**
 * The world as our maps draw it: Natural Earth's countries (public domain), without Antarctica, on a
 * projection on which areas are equal.
 */
type Country = Feature<Geometry>;
type Atlas = Topology<{ countries: GeometryCollection }>;

const resolve = createRequire(import.meta.url).resolve;
const antarctica = '010';

function atlasOf(scale: '110m' | '50m'): Atlas {
  const file = resolve(`world-atlas/countries-${scale}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Atlas;
}

function countriesOf(atlas: Atlas): Country[] {
  const all = feature(atlas, atlas.objects.countries) as FeatureCollection<Geometry>;
  return all.features.filter(({ id }) => id !== antarctica);
}

/** All of it without borders. */
function landOf(atlas: Atlas): MultiPolygon {
  const shapes = atlas.objects.countries.geometries.filter(({ id }) => id !== antarctica);
  return merge(atlas, shapes as Parameters<typeof merge>[1]);
}

/** By two letters (ISO 3166-1). */
const letters = new Map(iso31661.map((row) => [row.numeric, row.alpha2]));

interface Drawn {
  readonly land: string;
  readonly shapes: ReadonlyMap<string, string>;
  /** The middle of each country's largest land; small islands have one, too. */
  readonly middles: ReadonlyMap<string, readonly [x: number, y: number]>;
}

let kept: Drawn | null = null;

const drawn = (): Drawn => (kept ??= draw());

function draw(): Drawn {
  const atlas = atlasOf('110m');
  const countries = countriesOf(atlas);
  const whole: FeatureCollection = { type: 'FeatureCollection', features: countries };
  const projection = geoEqualEarth().fitSize([worldWidth, worldHeight], whole);
  const path = geoPath(projection).digits(0);
  const named = (country: Country) => letters.get(String(country.id)) ?? '';
  const middles = countriesOf(atlasOf('50m')).map((country) => {
    const [x, y] = path.centroid(largestOf(country));
    return [named(country), [Math.round(x), Math.round(y)]] as const;
  });
  return {
    land: path(landOf(atlas)) ?? '',
    shapes: new Map(countries.map((country) => [named(country), path(country) ?? ''])),
    middles: new Map(middles.filter(([name, at]) => name !== '' && at.every(Number.isFinite))),
  };
}

/** All land in one picture. */
export function worldPicture(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${worldWidth} ${worldHeight}"><path d="${drawn().land}"/></svg>`;
}

/** A country on that picture: its middle, and its shape where it is large enough to have one; null where it is not. */
export function placeOf(
  country: string,
): { at: readonly [x: number, y: number]; shape: string } | null {
  const { shapes, middles } = drawn();
  const at = middles.get(country);
  return at ? { at, shape: shapes.get(country) ?? '' } : null;
}

function largestOf({ geometry }: Country): Polygon | Geometry {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const lands = (geometry as MultiPolygon).coordinates.map((coordinates): Polygon => ({
    type: 'Polygon',
    coordinates,
  }));
  return lands.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
}
