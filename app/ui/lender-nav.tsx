import { m } from '#app/messages/compiled/messages.js';
import { Tabs } from './tabs.tsx';

/** A lender's pages, as tabs that are links. */
export function LenderNav() {
  return (
    <Tabs
      label={m.lender_nav()}
      tabs={[
        ['/balance', m.balance_title()],
        ['/portfolio', m.portfolio_title()],
        ['/withdrawals', m.withdraw_title()],
        ['/notices', m.notices_title()],
        ['/settings', m.settings_title()],
      ]}
    />
  );
}
