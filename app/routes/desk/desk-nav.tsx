import { m } from '#app/messages/compiled/messages.js';
import { Tabs } from '#app/ui/tabs.tsx';

/** The pages of a partner's staff, as tabs that are links. */
export function DeskNav() {
  return (
    <Tabs
      label={m.desk_title()}
      tabs={[
        ['/desk', m.desk_title()],
        ['/desk/borrowers', m.borrowers_title()],
        ['/desk/reports', m.desk_reports()],
        ['/desk/settlements', m.desk_settlements()],
        ['/desk/import', m.desk_import()],
        ['/desk/staff', m.staff_title()],
      ]}
    />
  );
}
