import { dates } from '#app/messages/formatters.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';

const levels = [m.year_none, m.year_low, m.year_middling, m.year_best];

/** How much comes in, in words: 0 none, to 3 the best months. */
export function yearLevelWords(level: number): string {
  return (levels[level] ?? m.year_none)();
}

/** A month's name by its number from 0, in the reader's language. */
export function monthName(month: number, style: 'long' | 'short' | 'narrow' = 'long'): string {
  const day = new Date(Date.UTC(2026, month, 1));
  return dates(getLocale(), { month: style, timeZone: 'UTC' }).format(day);
}

const slot = 26;
const tall = 20;

/** Twelve months, low and high: a small picture, and the same in words for whoever hears it. */
export function YearChart({ months }: { months: readonly number[] }) {
  const base = 3 * tall + 6;
  return (
    <figure className="grid gap-1.5">
      <svg
        viewBox={`0 0 ${12 * slot} ${base + 20}`}
        className="h-auto w-full max-w-md"
        fontSize="12"
        fill="var(--ink-soft)"
        aria-hidden="true"
      >
        <line x1="0" x2={12 * slot} y1={base} y2={base} stroke="var(--line-strong)" />
        {months.map((level, month) => (
          <g key={month}>
            <rect
              x={month * slot + 4}
              width={slot - 8}
              y={base - level * tall}
              height={level * tall}
              rx="2"
              fill={level === 3 ? 'var(--back)' : 'var(--land-on)'}
            />
            <text x={month * slot + slot / 2} y={base + 15} textAnchor="middle">
              {monthName(month, 'narrow')}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="text-sm text-ink-soft">{seasonWords(months)}</figcaption>
    </figure>
  );
}

/** "Best in June and July; nothing in January." */
function seasonWords(months: readonly number[]): string {
  const list = new Intl.ListFormat(getLocale(), { type: 'conjunction' });
  const at = (level: number) =>
    list.format(months.flatMap((it, month) => (it === level ? [monthName(month)] : [])));
  const best = Math.max(...months);
  if (months.every((level) => level === best)) return m.year_even();
  const low = Math.min(...months);
  const lowWords = low === 0 ? m.year_nothing_in : m.year_least_in;
  const bestWords = m.year_best_in({ months: at(best) });
  // Half a year and more is no season that a sentence has to name.
  const isShort = months.filter((level) => level === low).length < 6;
  return isShort ? `${bestWords} ${lowWords({ months: at(low) })}` : bestWords;
}
