import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { withdrawalsOf } from '#app/domain/balances/portfolio.ts';
import { accountEnd } from '#app/domain/payouts/lender-bank.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { cardWords } from '#app/ui/card-words.ts';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { partStatusWords, payoutStatusWords } from '#app/ui/payout-words.ts';
import { Facts, Table } from '#app/ui/table.tsx';
import { rowId } from '#app/web/path-id.ts';
import { requireActor } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  const id = rowId(params['id']);
  const [withdrawal] = await withdrawalsOf(personId, id);
  if (!withdrawal) throw new Response(null, { status: 404 });
  const parts = withdrawal.parts.map(({ depositAccount, ...part }) => ({
    ...part,
    accountEnd: depositAccount && accountEnd(depositAccount.account),
  }));
  return { withdrawal: { ...withdrawal, parts } };
}

export default function Withdrawal() {
  const { withdrawal } = useLoaderData<typeof loader>();
  const { currency } = withdrawal;
  return (
    <Page
      title={m.withdrawal_title()}
      trail={[{ to: href('lender/withdrawals'), label: m.withdraw_title() }]}
      isNarrow
    >
      {withdrawal.madeAtStripe ? <Notice>{m.withdrawal_made_at_stripe()}</Notice> : null}
      <Facts
        rows={[
          {
            label: m.column_amount(),
            value: <MoneyText amount={withdrawal.amount} currency={currency} />,
          },
          {
            label: m.column_when(),
            value: <InstantText at={withdrawal.requestedAt} />,
          },
          {
            label: m.column_state(),
            value: payoutStatusWords(withdrawal.status),
          },
        ]}
      />
      <Table
        caption={m.withdrawal_parts()}
        rows={withdrawal.parts}
        rowKey={(part) => part.number}
        empty=""
        columns={[
          {
            label: m.withdrawal_way(),
            cell: (part) =>
              part.cardPayment
                ? m.withdrawal_to_card({ card: cardWords(part.cardPayment.card) })
                : part.accountEnd
                  ? m.withdrawal_back_to_account({ end: part.accountEnd })
                  : m.withdrawal_to_bank(),
          },
          {
            label: m.column_state(),
            saysItself: true,
            cell: (part) => partStatusWords(part),
          },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (part) => <MoneyText amount={part.amount} currency={currency} />,
          },
        ]}
      />
    </Page>
  );
}
