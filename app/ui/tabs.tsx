import { NavLink } from '@remix-run/react';

export type Tab = readonly [to: string, label: string, waiting?: number | undefined];

/**
 * Tabs that are links: the address says which one is open. Staff's are a strip below the header; on a
 * narrow page it is moved sideways. Beside a tab stands how much waits there.
 */
export function Tabs(props: { label: string; tabs: readonly Tab[]; isStaff?: boolean }) {
  return (
    <nav
      aria-label={props.label}
      className={`border-b border-line ${props.isStaff ? 'staff-nav bg-card' : ''}`}
    >
      <ul className="content-frame mx-auto flex max-w-content gap-x-1 overflow-x-auto px-3 sm:px-2">
        {props.tabs.map(([to, words, waiting], index) => (
          <li key={to} className="shrink-0">
            <NavLink
              to={to}
              end={index === 0}
              className="inline-flex min-h-12 items-center gap-1.5 border-b-[3px] border-transparent px-3 text-sm whitespace-nowrap text-ink-soft no-underline hover:text-ink aria-[current=page]:border-clay aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {words}
              {waiting ? (
                <span className="figures rounded-full bg-amber-soft px-2 py-0.5 text-xs font-semibold text-amber">
                  {waiting}
                </span>
              ) : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
