import { m } from '#app/messages/compiled/messages.js';
import { Tabs } from './tabs.tsx';

/** The operator's desks. */
export function AdminNav() {
  return (
    <Tabs
      label={m.admin_title()}
      tabs={[
        ['/admin', m.admin_title()],
        ['/admin/loans', m.admin_loans()],
        ['/admin/partners', m.partners_title()],
        ['/admin/complaints', m.complaints_title()],
        ['/admin/money', m.money_title()],
        ['/admin/rates', m.rates_title()],
        ['/admin/people', m.people_title()],
        ['/admin/staff', m.staff_title()],
        ['/admin/audit', m.audit_title()],
        ['/admin/jobs', m.jobs_title()],
        ['/admin/books', m.books_title()],
        ['/admin/installation', m.installation_title()],
      ]}
    />
  );
}
