import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { Button, LinkButton } from './button.tsx';
import { CheckField, MoneyField } from './field.tsx';
import { MoneyText } from './money.tsx';
import { Notice } from './notices.tsx';
import { Card } from './page.tsx';
import { Facts } from './table.tsx';

interface CheckoutFacts {
  readonly rows: readonly { amount: bigint }[];
  readonly currency: string;
  readonly balance: bigint;
  readonly isSignedIn: boolean;
  readonly orderId: number | null;
  readonly refused: string | null;
}

/** What is lent, a tip that starts at zero, the balance, and one button. */
export function BasketCheckout({ facts }: { facts: CheckoutFacts }) {
  const { currency, balance, orderId } = facts;
  const lent = facts.rows.reduce((sum, row) => sum + row.amount, 0n);
  return (
    <Card>
      <h2 className="text-xl">{m.checkout_title()}</h2>
      {facts.refused ? <Notice tone="wrong">{facts.refused}</Notice> : null}
      <Facts
        rows={[
          { label: m.order_lent(), value: <MoneyText amount={lent} currency={currency} /> },
          ...(facts.isSignedIn
            ? [
                {
                  label: m.checkout_balance(),
                  value: <MoneyText amount={balance} currency={currency} />,
                },
              ]
            : []),
        ]}
      />
      {orderId !== null ? (
        <UnderWay orderId={orderId} />
      ) : facts.isSignedIn ? (
        <Form method="post" action="/orders" className="grid gap-4">
          <MoneyField
            name="tip"
            label={m.checkout_tip()}
            hint={m.checkout_tip_hint()}
            currency={currency}
            entry="0"
          />
          {balance > 0n ? (
            <CheckField name="usesBalance" label={m.checkout_use_balance()} isChecked />
          ) : null}
          <Button isWide>{m.checkout_button()}</Button>
          <p className="text-sm text-ink-soft">{m.checkout_next()}</p>
        </Form>
      ) : (
        <div className="grid gap-3">
          <p>{m.checkout_sign_in_first()}</p>
          <LinkButton to="/sign-in?to=/basket">{m.nav_sign_in()}</LinkButton>
          <LinkButton to="/sign-up?to=/basket" kind="quiet">
            {m.nav_sign_up()}
          </LinkButton>
        </div>
      )}
    </Card>
  );
}

function UnderWay({ orderId }: { orderId: number }) {
  return (
    <div className="grid gap-3">
      <Notice>{m.checkout_under_way()}</Notice>
      <LinkButton to={`/orders/${orderId}`}>{m.order_continue()}</LinkButton>
      <Form method="post" action={`/orders/${orderId}/abandonment`}>
        <Button kind="quiet" isWide>
          {m.checkout_give_up()}
        </Button>
      </Form>
    </div>
  );
}
