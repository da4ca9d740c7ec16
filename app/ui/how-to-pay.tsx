import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { DayText } from './money.tsx';
import { Notice } from './notices.tsx';
import { Section } from './page.tsx';
import { Facts } from './table.tsx';

interface Account {
  readonly holder: string;
  readonly bank: string;
  readonly account: string;
  readonly bic: string | null;
}

/** Where money is paid to, with which reference, and by when. */
export function HowToPay(props: {
  account: Account | null;
  /** In groups of four, as people copy it. */
  reference: string;
  by: string | null;
  /** Minor units of the money that loans are repaid in, and the account for that. */
  local: { account: Account; currency: string; amount: bigint } | null;
}) {
  const { account, reference, by, local } = props;
  return (
    <Section title={m.pay_title()}>
      <p className="max-w-prose">{m.pay_lead()}</p>
      {account || local ? null : <Notice tone="late">{m.pay_no_account()}</Notice>}
      <Facts
        rows={[
          { label: m.bank_line_reference(), value: reference },
          ...(by ? [{ label: m.pay_by(), value: <DayText day={by} /> }] : []),
          ...(account ? accountRows(account) : []),
        ]}
      />
      {local ? <InLocalMoney {...local} /> : null}
    </Section>
  );
}

/** The rate was fixed when the settlement was issued: this sum pays it whole. */
function InLocalMoney(local: { account: Account; currency: string; amount: bigint }) {
  const { account, amount } = local;
  const money = { amount, currency: asCurrency(local.currency) };
  return (
    <>
      <p className="max-w-prose">{m.pay_local({ amount: formatMoney(money, getLocale()) })}</p>
      <Facts rows={accountRows(account)} />
    </>
  );
}

const accountRows = ({ holder, bank, account, bic }: Account) => [
  { label: m.bank_holder(), value: holder },
  { label: m.bank_name(), value: bank },
  { label: m.bank_account(), value: account },
  ...(bic ? [{ label: m.bank_bic(), value: bic }] : []),
];
