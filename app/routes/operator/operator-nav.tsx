import { useRouteLoaderData } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { Tabs } from '#app/ui/tabs.tsx';

const money = ['treasurer', 'auditor'];
const loans = ['reviewer', ...money];

/** The operator's desks, those that open for the reader's roles; an admin acts in all of them. */
export function AdminNav() {
  const root = useRouteLoaderData('root') as
    { reader: { staffRoles: readonly string[] } | null } | undefined;
  const held = root?.reader?.staffRoles ?? [];
  const desks: readonly (readonly [to: string, label: string, roles: readonly string[]])[] = [
    ['/admin', m.admin_title(), ['support', ...loans]],
    ['/admin/loans', m.admin_loans(), loans],
    ['/admin/partners', m.partners_title(), loans],
    ['/admin/complaints', m.complaints_title(), ['reviewer']],
    ['/admin/money', m.money_title(), money],
    ['/admin/rates', m.rates_title(), money],
    ['/admin/people', m.people_title(), ['support']],
    ['/admin/staff', m.staff_title(), []],
    ['/admin/audit', m.audit_title(), ['auditor']],
    ['/admin/jobs', m.jobs_title(), []],
    ['/admin/books', m.books_title(), money],
    ['/admin/installation', m.installation_title(), ['auditor']],
  ];
  const isOpen = (roles: readonly string[]) =>
    ['admin', ...roles].some((role) => held.includes(role));
  return (
    <Tabs
      label={m.admin_title()}
      tabs={desks.filter(([, , roles]) => isOpen(roles)).map(([to, label]) => [to, label])}
    />
  );
}
