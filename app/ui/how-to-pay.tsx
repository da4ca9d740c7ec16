import { m } from '#app/messages/compiled/messages.js';
import { DayText } from './money.tsx';
import { Notice } from './notices.tsx';
import { Section } from './page.tsx';
import { Facts } from './table.tsx';

/** Where money is paid to, with which reference, and by when. */
export function HowToPay(props: {
  account: { holder: string; bank: string; account: string; bic: string | null } | null;
  /** In groups of four, as people copy it. */
  reference: string;
  by: string | null;
}) {
  const { account, reference, by } = props;
  return (
    <Section title={m.pay_title()}>
      <p className="max-w-prose">{m.pay_lead()}</p>
      {account ? null : <Notice tone="late">{m.pay_no_account()}</Notice>}
      <Facts
        rows={[
          { label: m.bank_line_reference(), value: reference },
          ...(by ? [{ label: m.pay_by(), value: <DayText day={by} /> }] : []),
          ...(account
            ? [
                { label: m.bank_holder(), value: account.holder },
                { label: m.bank_name(), value: account.bank },
                { label: m.bank_account(), value: account.account },
              ]
            : []),
          ...(account?.bic ? [{ label: m.bank_bic(), value: account.bic }] : []),
        ]}
      />
    </Section>
  );
}
