import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Tabs } from './tabs.tsx';
import { useTakes } from './takes.ts';

/** A lender's pages, as tabs that are links. */
export function LenderNav() {
  const { bankDeposits } = useTakes();
  const deposits = [[href('lender/deposits'), m.deposit_title()]] as const;
  return (
    <Tabs
      label={m.lender_nav()}
      tabs={[
        [href('lender/balance'), m.balance_title()],
        [href('lender/portfolio'), m.portfolio_title()],
        [href('lender/watched'), m.watched_title()],
        ...(bankDeposits ? deposits : []),
        [href('lender/withdrawals'), m.withdraw_title()],
        [href('lender/notices'), m.notices_title()],
        [href('account/settings'), m.settings_title()],
      ]}
    />
  );
}
