import { Form, Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { Button, LinkButton } from './button.tsx';
import { CheckField, MoneyField, TextField } from './field.tsx';
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
  readonly words: string | null;
  /** As they were typed. */
  readonly tip: string;
  readonly email: string;
}

/** What is lent, a tip that starts at zero, the balance, and one button. */
export function BasketCheckout({ facts }: { facts: CheckoutFacts }) {
  const { currency, balance, orderId } = facts;
  const lent = facts.rows.reduce((sum, row) => sum + row.amount, 0n);
  return (
    <Card>
      <h2 className="text-xl">{m.checkout_title()}</h2>
      {facts.words ? (
        <Notice tone="wrong">
          {facts.words}
          {facts.refused === 'address_has_an_account' ? (
            <p className="mt-2">
              <LinkButton to="/sign-in?to=/basket">{m.nav_sign_in()}</LinkButton>
            </p>
          ) : null}
        </Notice>
      ) : null}
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
      {orderId !== null ? <UnderWay orderId={orderId} /> : <CheckoutForm facts={facts} />}
    </Card>
  );
}

/** Nobody needs an account to lend: an address is enough, and is told if it has one. */
function CheckoutForm({ facts }: { facts: CheckoutFacts }) {
  const isAddressWrong = facts.refused?.startsWith('address_') ?? false;
  return (
    <Form method="post" action="/orders" className="grid gap-4">
      {facts.isSignedIn ? null : (
        <>
          <TextField
            name="email"
            label={m.field_email()}
            hint={m.checkout_email_hint()}
            type="email"
            autoComplete="email"
            entry={facts.email}
            error={isAddressWrong ? (facts.words ?? undefined) : undefined}
            isRequired
          />
          <p className="text-sm">
            <Link to="/sign-in?to=/basket">{m.checkout_have_account()}</Link>
          </p>
        </>
      )}
      <MoneyField
        name="tip"
        label={m.checkout_tip()}
        hint={m.checkout_tip_hint()}
        currency={facts.currency}
        entry={facts.tip}
        error={facts.refused?.startsWith('tip_') ? (facts.words ?? undefined) : undefined}
      />
      {facts.balance > 0n ? (
        <CheckField name="usesBalance" label={m.checkout_use_balance()} isChecked />
      ) : null}
      <Button isWide>{m.checkout_button()}</Button>
      <p className="text-sm text-ink-soft">{m.checkout_next()}</p>
    </Form>
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
