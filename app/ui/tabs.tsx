import { NavLink, useLocation } from '@remix-run/react';

type Tab = readonly [to: string, label: string];

/** So many rows of tabs a narrow page bears; more are a menu there. */
const mostInSight = 5;

/** Tabs that are links: the address says which one is open. */
export function Tabs(props: { label: string; tabs: readonly Tab[] }) {
  const { label, tabs } = props;
  const root = tabs[0]?.[0];
  const isMenu = tabs.length > mostInSight;
  return (
    <nav
      aria-label={label}
      className={isMenu ? 'sm:border-b sm:border-line' : 'border-b border-line'}
    >
      {isMenu ? <Menu {...props} /> : null}
      <ul className={`flex-wrap gap-x-6 ${isMenu ? 'hidden sm:flex' : 'flex'}`}>
        {tabs.map(([to, words]) => (
          <li key={to}>
            <NavLink
              to={to}
              end={to === root}
              className="inline-flex min-h-11 items-center border-b-[3px] border-transparent no-underline hover:underline aria-[current=page]:border-clay aria-[current=page]:font-semibold"
            >
              {words}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same links behind the name of the open one, where the page is narrow. */
function Menu({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const { pathname } = useLocation();
  const root = tabs[0]?.[0];
  const open = tabs.findLast(([to]) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <details className="rounded-field border-[1.5px] border-line-strong bg-card sm:hidden">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 px-4 font-semibold after:text-ink-soft after:content-['▾'] [&::-webkit-details-marker]:hidden">
        {open?.[1] ?? label}
      </summary>
      <ul className="grid grid-cols-2 gap-x-4 border-t border-line px-4 py-1.5">
        {tabs.map(([to, words]) => (
          <li key={to}>
            <NavLink
              to={to}
              end={to === root}
              className="flex min-h-11 items-center no-underline hover:underline aria-[current=page]:font-semibold aria-[current=page]:text-clay"
            >
              {words}
            </NavLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
