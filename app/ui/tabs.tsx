import { NavLink, useLocation } from '@remix-run/react';

type Tab = readonly [to: string, label: string];

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
}

/** The most tabs that a narrow page shows; if there are more, it shows a menu. */
const mostInSight = 5;

const looks = {
  strip:
    'inline-flex border-b-[3px] border-transparent aria-[current=page]:border-clay aria-[current=page]:font-semibold',
  menu: 'flex aria-[current=page]:font-semibold aria-[current=page]:text-clay',
};

/** Tabs that are links: the address says which one is open. */
export function Tabs(props: TabsProps) {
  const isMenu = props.tabs.length > mostInSight;
  return (
    <nav
      aria-label={props.label}
      className={isMenu ? 'sm:border-b sm:border-line' : 'border-b border-line'}
    >
      {isMenu ? <Menu {...props} /> : null}
      <ul className={`flex-wrap gap-x-6 ${isMenu ? 'hidden sm:flex' : 'flex'}`}>
        <TabLinks tabs={props.tabs} look="strip" />
      </ul>
    </nav>
  );
}

/** The same links on a narrow page, behind the name of the open one. */
function Menu({ label, tabs }: TabsProps) {
  const { pathname } = useLocation();
  const open = tabs.findLast(([to]) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <details className="rounded-field border-[1.5px] border-line-strong bg-card sm:hidden">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 px-4 font-semibold after:text-ink-soft after:content-['▾'] [&::-webkit-details-marker]:hidden">
        {open?.[1] ?? label}
      </summary>
      <ul className="grid grid-cols-2 gap-x-4 border-t border-line px-4 py-1.5">
        <TabLinks tabs={tabs} look="menu" />
      </ul>
    </details>
  );
}

/** The first tab is current only on its own page, the others also on the pages below theirs. */
function TabLinks({ tabs, look }: { tabs: readonly Tab[]; look: keyof typeof looks }) {
  return tabs.map(([to, words], index) => (
    <li key={to}>
      <NavLink
        to={to}
        end={index === 0}
        className={`min-h-11 items-center no-underline hover:underline ${looks[look]}`}
      >
        {words}
      </NavLink>
    </li>
  ));
}
