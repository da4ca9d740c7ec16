import { useRouteLoaderData } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';

/** The pages of a partner's staff, as tabs that are links. */
export function DeskNav() {
  const root = useRouteLoaderData('root') as { waiting: Record<string, number> } | undefined;
  const tabs: readonly (readonly [to: string, label: string])[] = [
    [href('desk/home'), m.tab_today()],
    [href('desk/borrowers'), m.borrowers_title()],
    [href('desk/reports'), m.desk_reports()],
    [href('desk/settlements'), m.desk_settlements()],
    [href('desk/payouts'), m.desk_payouts()],
    [href('desk/import'), m.desk_import()],
    [href('desk/staff'), m.staff_title()],
    [href('desk/profile'), m.profile_title()],
  ];
  return (
    <Tabs
      isStaff
      label={m.desk_title()}
      tabs={tabs.map(([to, label]) => [to, label, root?.waiting[to]])}
    />
  );
}
