import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/page.tsx';
import { Facts } from '#app/ui/table.tsx';
import { MoneyText } from '#app/ui/money.tsx';

/** What to write on the transfer, as text and, where banks read it, as a picture. */
export function AnnouncedDeposit(props: {
  currency: string;
  announced: {
    amount: bigint;
    /** In groups of four, as people copy it. */
    reference: string;
    account: { holder: string; bank: string; account: string; bic: string | null } | null;
    /** The QR code as the address of an image; null where no bank reads one. */
    picture: string | null;
  };
}) {
  const { currency, announced } = props;
  const { amount, reference, account, picture } = announced;
  const words = formatMoney({ amount, currency: asCurrency(currency) }, getLocale());
  return (
    <Card>
      <h2 className="text-2xl">{m.deposit_announced({ amount: words })}</h2>
      <p className="max-w-prose">{m.deposit_announced_lead()}</p>
      <div className="flex flex-wrap items-start gap-8">
        <div className="min-w-0 grow">
          <Facts
            rows={[
              {
                label: m.column_amount(),
                value: <MoneyText amount={amount} currency={currency} />,
              },
              {
                label: m.bank_line_reference(),
                value: <strong className="figures">{reference}</strong>,
              },
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
        </div>
        {picture ? (
          <figure className="grid w-44 gap-2">
            <img
              src={picture}
              alt={m.deposit_qr()}
              width={176}
              height={176}
              className="rounded-card bg-white"
            />
            <figcaption className="text-sm text-ink-soft">{m.deposit_qr_hint()}</figcaption>
          </figure>
        ) : null}
      </div>
      <Form method="post">
        <input type="hidden" name="act" value="call-off" />
        <Button kind="quiet">{m.deposit_call_off()}</Button>
      </Form>
    </Card>
  );
}
