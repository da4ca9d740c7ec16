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
  const radius = (amount: bigint) =>
    Math.max(smallest, Math.sqrt(Number(amount) / most) * largest).toFixed(1);
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
            r={radius(amount)}
            className="fill-out stroke-card opacity-90"
            strokeWidth="2"
          />
        ))}
      </svg>
    </div>
  );
}
