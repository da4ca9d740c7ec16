import { Link } from '@remix-run/react';
import { type Sort, sorts } from '#app/domain/search/search-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { facetName } from '#app/ui/facet-words.ts';
import { FilterSign } from '#app/ui/signs.tsx';

const sortWords: Record<Sort, () => string> = {
  closing: m.sort_closing,
  newest: m.sort_newest,
  left: m.sort_left,
  term: m.sort_term,
  price: m.sort_price,
};

/** The orders that a list can have, as links: nothing has to be sent. */
export function SortMenu({ sort, query }: { sort: Sort; query: URLSearchParams }) {
  return (
    <details className="relative">
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 text-sm">
        <span className="text-ink-soft">{m.filter_sort()}</span>
        <b className="font-semibold">{sortWords[sort]()}</b>
      </summary>
      <ul className="absolute end-0 z-10 grid min-w-56 rounded-card border border-line bg-card p-2 shadow-card">
        {sorts.map((it) => {
          const sorted = new URLSearchParams(query);
          if (it === 'closing') sorted.delete('sort');
          else sorted.set('sort', it);
          return (
            <li key={it}>
              <Link
                to={href('public/loans', {}, sorted)}
                aria-current={it === sort ? 'true' : undefined}
                className="flex min-h-11 items-center rounded-field px-3 no-underline hover:bg-sunk aria-[current]:font-semibold"
              >
                {sortWords[it]()}
              </Link>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

export interface Chip {
  readonly key: string;
  readonly mode: string | null;
  readonly words: string;
  /** The address without it. */
  readonly without: string;
}

/** What is chosen, each with its way back. */
export function Chips({ chips }: { chips: readonly Chip[] }) {
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      <a
        href="#filters"
        className="inline-flex min-h-11 items-center gap-2 rounded-full border-[1.5px] border-leaf px-4 font-semibold text-leaf no-underline lg:hidden"
      >
        <FilterSign />
        {m.filter_title()}
        {chips.length > 0 ? <span className="figures">{chips.length}</span> : null}
      </a>
      {chips.map(({ key, mode, words, without }) => (
        <Link
          key={key}
          to={without}
          preventScrollReset
          aria-label={m.chip_remove({ words: mode ? `${mode} ${words}` : words })}
          className="inline-flex min-h-9 items-center gap-2 rounded-full border border-line bg-card ps-3.5 pe-2 text-sm no-underline hover:border-line-strong"
        >
          {mode ? <span className="text-ink-soft">{mode}</span> : null}
          <b className="font-semibold">{words}</b>
          <span
            aria-hidden="true"
            className="grid size-5 place-items-center rounded-full bg-sunk text-xs"
          >
            ×
          </span>
        </Link>
      ))}
      {chips.length > 1 ? (
        <Link to={href('public/loans')} className="inline-flex min-h-9 items-center px-1 text-sm">
          {m.filter_clear()}
        </Link>
      ) : null}
    </div>
  );
}

const addressNames: Record<string, string> = {
  aprMost: 'apr',
  monthsMost: 'months',
  leftMost: 'left',
  closesInDays: 'closing',
};

/** Says what to take back, and what that would find. */
export function NothingFound(props: {
  loosenings: readonly { what: string; count: number }[];
  query: string;
}) {
  return (
    <div className="grid gap-3 rounded-card border border-line bg-card p-6">
      <p className="font-semibold">{m.loans_none()}</p>
      {props.loosenings.length > 0 ? (
        <ul className="grid gap-1">
          {props.loosenings.map(({ what, count }) => {
            const name = addressNames[what] ?? what;
            const less = new URLSearchParams(props.query);
            less.delete(name);
            less.delete(`${name}-mode`);
            return (
              <li key={what}>
                <Link
                  to={href('public/loans', {}, less)}
                  className="inline-flex min-h-11 items-center"
                >
                  {m.loans_loosen({ what: facetName(what), count })}
                </Link>
              </li>
            );
          })}
        </ul>
      ) : (
        <p>
          <Link to={href('public/loans')} className="inline-flex min-h-11 items-center">
            {m.filter_clear()}
          </Link>
        </p>
      )}
    </div>
  );
}
