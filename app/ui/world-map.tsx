import { countryName } from './display-names.ts';
import { labelsOf, letterHeight } from './map-labels.ts';
import { worldHeight, worldWidth } from './world-size.ts';

export interface MapPlace {
  readonly country: string;
  readonly at: readonly [x: number, y: number];
  /** A path; empty where it is too small to have a shape. */
  readonly shape: string;
  readonly amount: bigint;
}

const largest = 26;
const smallest = 7;

/** Where something is: its countries, and a circle in each whose area is the amount. What it says stands in a table beside it. */
export function WorldMap({ places }: { places: readonly MapPlace[] }) {
  const most = Math.max(1, ...places.map(({ amount }) => Number(amount)));
  const radius = (amount: bigint) => Math.max(smallest, Math.sqrt(Number(amount) / most) * largest);
  const labels = labelsOf(
    places.map(({ country, at, amount }) => {
      return { at, radius: radius(amount), words: countryName(country) };
    }),
  );
  return (
    // The land is one picture for all maps, in the colour of the theme (`.world` in app.css).
    <div aria-hidden="true" className="world-map relative">
      <div className="world bg-land" />
      <svg
        viewBox={`0 0 ${worldWidth} ${worldHeight}`}
        className="absolute inset-0 block h-full w-full"
      >
        {places.map(({ country, shape }) =>
          shape === '' ? null : <path key={country} d={shape} className="fill-land-on" />,
        )}
        {places.map(({ country, at: [x, y], amount }) => (
          <circle
            key={country}
            cx={x}
            cy={y}
            r={radius(amount).toFixed(1)}
            className="fill-out stroke-card opacity-90"
            strokeWidth="2"
          />
        ))}
        {labels.map(({ x, y, anchor, words }) => (
          <text
            key={words}
            x={x.toFixed(0)}
            y={y.toFixed(0)}
            textAnchor={anchor}
            fontSize={letterHeight}
            className="map-label fill-ink"
          >
            {words}
          </text>
        ))}
      </svg>
    </div>
  );
}
