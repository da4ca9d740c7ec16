import { NavLink } from '@remix-run/react';

/** Tabs that are links: the address says which one is open. */
export function Tabs(props: {
  label: string;
  tabs: readonly (readonly [to: string, label: string])[];
}) {
  return (
    <nav aria-label={props.label} className="border-b border-line">
      <ul className="flex flex-wrap gap-x-6">
        {props.tabs.map(([to, label]) => (
          <li key={to}>
            <NavLink
              to={to}
              end
              className="inline-flex min-h-11 items-center border-b-[3px] border-transparent no-underline hover:underline aria-[current=page]:border-clay aria-[current=page]:font-semibold"
            >
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
