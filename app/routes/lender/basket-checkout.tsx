import { Form, Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { href } from '#app/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { CheckField, MoneyField, TextField } from '#app/ui/field.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Card } from '#app/ui/page.tsx';
import { type FormAnswer, fieldOf, tickOf } from '#app/ui/act-form.tsx';
import { Facts } from '#app/ui/table.tsx';

export interface CheckoutFacts {
  readonly rows: readonly { amount: bigint }[];
  readonly currency: string;
  readonly balance: bigint;
  readonly isSignedIn: boolean;
  readonly orderId: number | null;
  /** A bank may pay too, days later. */
  readonly mayBeDelayed: boolean;
  /** False: only a balance that was paid in by bank lends. */
  readonly takesCards: boolean;
}

/** What is lent, a tip that starts at zero, the balance, and one button. */
export function BasketCheckout({ facts, answer }: { facts: CheckoutFacts; answer: FormAnswer }) {
  const { currency, balance, orderId } = facts;
  const lent = total(facts.rows.map((row) => row.amount));
  return (
    <Card>
      <h2 className="text-xl">{m.checkout_title()}</h2>
      <ErrorSummary errors={answer.errors} refused={answer.refused} />
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
      ) : (
        <Way facts={facts} lent={lent} answer={answer} />
      )}
    </Card>
  );
}

/** By card whoever wants to; without cards those whose balance is enough, and the others hear what to do. */
function Way(props: { facts: CheckoutFacts; lent: bigint; answer: FormAnswer }) {
  const { facts, lent, answer } = props;
  const { takesCards, isSignedIn, balance } = facts;
  if (takesCards || (isSignedIn && balance >= lent))
    return <CheckoutForm facts={facts} answer={answer} />;
  if (!isSignedIn) {
    return (
      <>
        <p>{m.checkout_needs_account()}</p>
        <LinkButton to={href('account/sign-in', {}, { to: href('lender/basket') })}>
          {m.sign_in_title()}
        </LinkButton>
      </>
    );
  }
  const words = (amount: bigint) =>
    formatMoney({ amount, currency: asCurrency(facts.currency) }, getLocale());
  return (
    <>
      <p>{m.checkout_needs_balance({ balance: words(balance), needed: words(lent) })}</p>
      <LinkButton to={href('lender/deposits', {}, { amount: String(lent - balance) })}>
        {m.deposit_title()}
      </LinkButton>
    </>
  );
}

/** Nobody needs an account to lend: an address is enough, to which a link to the payment goes. */
function CheckoutForm({ facts, answer }: { facts: CheckoutFacts; answer: FormAnswer }) {
  const currency = asCurrency(facts.currency);
  const lent = total(facts.rows.map((row) => row.amount));
  // As the form is shown; the script keeps it right while a tip is typed.
  const tip = readAmount(answer.entries['tip'] ?? '0', currency, getLocale()) ?? 0n;
  const due = lent + tip;
  const usesBalance = tickOf(answer, 'usesBalance', true).isChecked && facts.balance > 0n;
  const used = usesBalance ? (facts.balance < due ? facts.balance : due) : 0n;
  const write = (amount: bigint) => formatMoney({ amount, currency }, getLocale());
  const sum = write(due - used || due);
  return (
    <Form
      method="post"
      action={href('lender/orders')}
      className="grid gap-4"
      data-pay-lent={String(lent)}
      data-pay-balance={String(facts.balance)}
      data-pay-currency={currency}
    >
      {facts.isSignedIn ? null : (
        <>
          <TextField
            {...fieldOf(answer, 'email')}
            label={m.field_email()}
            hint={m.checkout_email_hint()}
            type="email"
            autoComplete="email"
            isRequired
          />
          <p className="text-sm">
            <Link to={href('account/sign-in', {}, { to: href('lender/basket') })}>
              {m.checkout_have_account()}
            </Link>
          </p>
        </>
      )}
      <MoneyField
        {...fieldOf(answer, 'tip', '0')}
        label={m.checkout_tip()}
        hint={m.checkout_tip_hint()}
        currency={facts.currency}
      />
      {'largeTip' in answer.entries ? (
        <CheckField {...tickOf(answer, 'largeTip', false)} label={m.checkout_large_tip()} />
      ) : null}
      {facts.balance > 0n ? (
        <CheckField {...tickOf(answer, 'usesBalance', true)} label={m.checkout_use_balance()} />
      ) : null}
      {facts.balance > 0n ? (
        <dl className="figures grid grid-cols-[1fr_auto] gap-y-2 border-t border-line pt-3">
          <dt>{m.checkout_from_balance()}</dt>
          <dd data-pay="balance">{write(-used)}</dd>
          <dt>{m.checkout_by_card()}</dt>
          <dd data-pay="due">{write(due - used)}</dd>
        </dl>
      ) : null}
      <Button isWide>
        {facts.isSignedIn ? (
          <span data-pay-words={m.checkout_pay({ sum: '{sum}' })}>{m.checkout_pay({ sum })}</span>
        ) : (
          m.checkout_button_guest()
        )}
      </Button>
      <p className="text-sm text-ink-soft">
        {!facts.isSignedIn
          ? m.checkout_next_guest()
          : facts.takesCards
            ? facts.mayBeDelayed
              ? m.checkout_next_delayed()
              : m.checkout_next()
            : m.checkout_next_balance()}
      </p>
    </Form>
  );
}

function UnderWay({ orderId }: { orderId: number }) {
  return (
    <div className="grid gap-3">
      <Notice>{m.checkout_under_way()}</Notice>
      <LinkButton to={href('lender/order', { id: orderId })}>{m.order_continue()}</LinkButton>
      <Form method="post" action={href('lender/order-abandonment', { id: orderId })}>
        <Button kind="quiet" isWide>
          {m.checkout_give_up()}
        </Button>
      </Form>
    </div>
  );
}
