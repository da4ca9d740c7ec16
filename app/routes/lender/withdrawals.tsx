import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { withdrawalsOf } from '#app/domain/withdrawals/own-withdrawals.ts';
import { askForWithdrawal } from '#app/domain/withdrawals/plan-withdrawal.ts';
import { whereItGoes } from '#app/domain/withdrawals/where-it-goes.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { Button } from '#app/ui/button.tsx';
import { MoneyField } from '#app/ui/field.tsx';
import { LenderNav } from '#app/ui/lender-nav.tsx';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { payoutStatusWords } from '#app/ui/payout-words.ts';
import { fieldOf } from '#app/ui/act-form.tsx';
import { Table } from '#app/ui/table.tsx';
import { BankFieldset, PlannedParts } from './withdrawal-parts.tsx';
import { bankOf, missingIn, optionalBankFields } from '#app/web/bank-fields.ts';
import { amountField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { limitRate } from '#app/web/limit-rate.ts';
import { requireActor, requireConfirmed } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireConfirmed(request);
  await limitRate('withdrawal', String(personId));
  const currency = fundingCurrency();
  const schema = z.object({ amount: amountField(currency), ...optionalBankFields });
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const { entries, value } = parsed;
  const typed = bankOf(value);
  if ('missing' in typed) return mistakes({ entries, errors: typed.missing });
  const wanted = { lenderId: personId, amount: value.amount, currency, bank: typed.bank };
  const answer = await askForWithdrawal({ ...wanted, now: now() });
  if ('refused' in answer && answer.refused === 'bank_details_are_missing')
    return mistakes({ entries, errors: missingIn(value) });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('lender/withdrawal-plan', { id: answer.planId }));
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  const withdrawals = await withdrawalsOf(personId);
  return {
    currency: fundingCurrency(),
    balance: await lenderBalance(personId, fundingCurrency()),
    goes: await whereItGoes(personId, fundingCurrency()),
    withdrawals: withdrawals.map((row) =>
      pick(row, 'id', 'requestedAt', 'status', 'amount', 'currency'),
    ),
  };
}

export default function Withdrawals() {
  const { currency, balance, goes, withdrawals } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page title={m.withdraw_title()} lead={<p>{m.withdraw_lead()}</p>} nav={<LenderNav />}>
      <p>
        {m.balance_now()}:{' '}
        <strong>
          <MoneyText amount={balance} />
        </strong>
      </p>
      {goes.parts.length > 0 ? (
        <Section title={m.withdraw_all_title()}>
          <p className="max-w-prose text-ink-soft">{m.withdraw_all_lead()}</p>
          {goes.waits ? <p className="max-w-prose text-ink-soft">{m.withdraw_waits()}</p> : null}
          <PlannedParts
            caption={m.withdraw_all_title()}
            parts={goes.parts}
            bank={null}
            unnamed={m.withdraw_to_named()}
            currency={currency}
          />
        </Section>
      ) : null}
      <ErrorSummary errors={answer.errors} refused={answer.refused} />
      <Form method="post" className="grid gap-5">
        <MoneyField
          {...fieldOf(answer, 'amount')}
          label={m.withdraw_amount()}
          currency={currency}
          isRequired
        />
        {goes.known < balance ? (
          <BankFieldset room={goes.known} currency={currency} answer={answer} />
        ) : null}
        <div>
          <Button disabledBecause={balance === 0n ? m.withdraw_nothing() : null}>
            {m.withdraw_button()}
          </Button>
        </div>
      </Form>
      <Section title={m.withdraw_past()}>
        <Table
          caption={m.withdraw_past()}
          rows={withdrawals}
          rowKey={(row) => row.id}
          empty={m.withdraw_none()}
          columns={[
            {
              label: m.column_when(),
              cell: (row) => (
                <Link to={href('lender/withdrawal', { id: row.id })}>
                  <InstantText at={row.requestedAt} />
                </Link>
              ),
            },
            {
              label: m.column_state(),
              saysItself: true,
              cell: (row) => payoutStatusWords(row.status),
            },
            {
              label: m.column_amount(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
            },
          ]}
        />
      </Section>
    </Page>
  );
}
