import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { withdrawalsOf } from '#app/domain/withdrawals/own-withdrawals.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { without } from '#app/platform/pick.ts';
import { cardWords } from '#app/messages/card-words.ts';
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
  return { withdrawal: without(withdrawal, 'id') };
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
              part.card
                ? m.withdrawal_to_card({ card: cardWords(part.card) })
                : part.accountEnd
                  ? m.withdrawal_back_to_account({ end: part.accountEnd })
                  : m.withdrawal_to_bank(),
          },
          {
            label: m.column_state(),
            saysItself: true,
            cell: (part) => (
              <>
                {partStatusWords(part)}
                {part.status === 'intended' && part.waitsUntil ? (
                  <span className="block text-sm text-ink-soft">
                    {m.payout_waits_until()} <InstantText at={part.waitsUntil} />
                  </span>
                ) : null}
              </>
            ),
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
