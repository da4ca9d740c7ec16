import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from './button.tsx';
import { CheckField, MoneyField, TextField } from './field.tsx';
import { MoneyText } from './money.tsx';
import { Card } from './page.tsx';

interface FundedLoan {
  readonly id: number;
  readonly name: string;
  readonly partner: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly localCurrency: string;
  readonly postedRate: string;
}

/** The first of two treasurers pays a funded loan out. */
export function DisburseForm({ loan, today }: { loan: FundedLoan; today: string }) {
  const scope = `loan-${loan.id}`;
  return (
    <Card>
      <h3 className="text-lg">
        {loan.name} · <MoneyText amount={loan.amount} currency={loan.currency} />
      </h3>
      <p className="text-sm text-ink-soft">{loan.partner}</p>
      <Form method="post" action={`/admin/loans/${loan.id}/disbursement`} className="grid gap-4">
        <TextField
          scope={scope}
          name="paidOn"
          label={m.disburse_day()}
          type="date"
          entry={today}
          isRequired
          isShort
        />
        <TextField
          scope={scope}
          name="rate"
          label={m.disburse_rate({ local: loan.localCurrency, currency: loan.currency })}
          inputMode="decimal"
          entry={loan.postedRate}
          isRequired
          isShort
        />
        <TextField scope={scope} name="proof" label={m.disburse_proof()} isRequired />
        <CheckField
          name="isPaidOutNow"
          label={m.disburse_now()}
          hint={m.disburse_now_hint()}
          isChecked
        />
        <Button>{m.propose_button()}</Button>
      </Form>
    </Card>
  );
}

/** The first of two treasurers has sent money by bank. */
export function SendForm(props: {
  part: { id: number; amount: bigint; currency: string; to: string };
}) {
  const { part } = props;
  const scope = `part-${part.id}`;
  return (
    <Card>
      <h3 className="text-lg">
        {part.to} · <MoneyText amount={part.amount} currency={part.currency} />
      </h3>
      <Form method="post" action={`/admin/payout-parts/${part.id}/sending`} className="grid gap-4">
        <TextField scope={scope} name="proof" label={m.send_proof()} isRequired />
        <Button>{m.propose_button()}</Button>
      </Form>
    </Card>
  );
}

/** The first of two treasurers says that a partner's wire has arrived. */
export function WireForm(props: {
  settlement: {
    id: number;
    partnerId: number;
    partner: string;
    period: string;
    currency: string;
    open: bigint;
  };
}) {
  const { settlement } = props;
  const scope = `settlement-${settlement.id}`;
  return (
    <Card>
      <h3 className="text-lg">
        {settlement.partner} · {settlement.period}
      </h3>
      <p>
        {m.settlement_open()} <MoneyText amount={settlement.open} currency={settlement.currency} />
      </p>
      <Form method="post" action="/admin/wires" className="grid gap-4">
        <input type="hidden" name="partner" value={settlement.partnerId} />
        <TextField scope={scope} name="reference" label={m.wire_reference()} isRequired />
        <MoneyField
          scope={scope}
          name="amount"
          label={m.column_amount()}
          currency={settlement.currency}
          isRequired
        />
        <Button>{m.propose_button()}</Button>
      </Form>
    </Card>
  );
}
