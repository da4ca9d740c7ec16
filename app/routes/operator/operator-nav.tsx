import { useRouteLoaderData } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';

const money = ['treasurer', 'auditor'];
const loans = ['reviewer', ...money];

/** The operator's desks that are open to the reader's roles; an admin has all roles. */
export function OperatorNav() {
  const root = useRouteLoaderData('root') as
    | { reader: { staffRoles: readonly string[] } | null; waiting: Record<string, number> }
    | undefined;
  const held = root?.reader?.staffRoles ?? [];
  const desks: readonly (readonly [to: string, label: string, roles: readonly string[]])[] = [
    [href('operator/home'), m.tab_today(), ['support', ...loans]],
    [href('operator/loans'), m.admin_loans(), loans],
    [href('operator/partners'), m.partners_title(), loans],
    [href('operator/complaints'), m.complaints_title(), ['reviewer']],
    [href('operator/money'), m.money_title(), money],
    [href('operator/rates'), m.rates_title(), money],
    [href('operator/people'), m.people_title(), ['support']],
    [href('operator/staff'), m.staff_title(), []],
    [href('operator/audit'), m.audit_title(), ['auditor']],
    [href('operator/jobs'), m.jobs_title(), []],
    [href('operator/books'), m.books_title(), money],
    [href('operator/installation'), m.installation_title(), ['auditor']],
  ];
  const isOpen = (roles: readonly string[]) =>
    ['admin', ...roles].some((role) => held.includes(role));
  return (
    <Tabs
      isStaff
      label={m.admin_title()}
      tabs={desks
        .filter(([, , roles]) => isOpen(roles))
        .map(([to, label]) => [to, label, root?.waiting[to]])}
    />
  );
}
