import { m } from '#app/messages/compiled/messages.js';

const most = 24;

/**
 * One loan in a row: a bead for each instalment, filled once it is back, amber while it is late. More
 * than two dozen would run together: then a bar says the same.
 */
export function Beads(props: {
  instalments: number;
  done: number;
  late?: number;
  isWide?: boolean;
}) {
  const { instalments: n, done, late = 0, isWide } = props;
  const words = late > 0 ? m.beads_late({ done, all: n, late }) : m.beads_words({ done, all: n });
  if (n > most) return <progress className="bar-back" max={n} value={done} aria-label={words} />;
  const width = Math.min(isWide ? 22 : 16, 220 / Math.max(1, n - 1)) * Math.max(1, n - 1);
  const step = n > 1 ? width / (n - 1) : 0;
  return (
    <span className="block">
      <span className="sr-only">{words}</span>
      <svg
        viewBox={`-7 -8 ${width + 14} 16`}
        width={width + 14}
        height="16"
        aria-hidden="true"
        className="block max-w-full"
      >
        <path d={`M0 0H${width}`} className="stroke-line" strokeWidth="2" />
        {done > 1 ? (
          <path d={`M0 0H${(done - 1) * step}`} className="stroke-back" strokeWidth="2.5" />
        ) : null}
        {Array.from({ length: n }, (_, index) => (
          <circle
            key={index}
            cx={(index * step).toFixed(1)}
            r="5"
            strokeWidth="1.6"
            className={beadLook(index, done, late)}
          />
        ))}
      </svg>
    </span>
  );
}

function beadLook(index: number, done: number, late: number): string {
  if (index === done - 1) return 'bead-new fill-back stroke-back';
  if (index < done) return 'fill-back stroke-back';
  return index < done + late ? 'fill-amber-soft stroke-amber' : 'fill-card stroke-line-strong';
}
