import { NavLink } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';

/** The operator's desks, as tabs that are links. */
export function AdminNav() {
  const tabs = [
    ['/admin', m.admin_title()],
    ['/admin/loans', m.admin_loans()],
    ['/admin/partners', m.partners_title()],
    ['/admin/complaints', m.complaints_title()],
    ['/admin/money', m.money_title()],
    ['/admin/rates', m.rates_title()],
    ['/admin/jobs', m.jobs_title()],
    ['/admin/books', m.books_title()],
  ] as const;
  return (
    <nav aria-label={m.admin_title()} className="border-b border-line">
      <ul className="flex flex-wrap gap-x-6">
        {tabs.map(([to, label]) => (
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
