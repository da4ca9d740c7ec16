import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { ownMoney, proposeOperatorMoney } from '#app/domain/books/operator-money.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { MoneyField, SelectField, TextField } from '#app/ui/field.tsx';
import { amountField, textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { requireStaff } from '#app/web/session.ts';
import { ProofField } from './proof-field.tsx';
import { staffAct } from './staff-act.ts';
import { StaffPage } from './staff-page.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const currency = fundingCurrency();
  return { currency, amount: await ownMoney(currency) };
}

/** The host's own money comes to the bank, or leaves it. */
export async function action(asked: ActionFunctionArgs) {
  const currency = fundingCurrency();
  return staffAct(asked, {
    roles: proposersOf('operator_money'),
    schema: z.object({
      way: z.enum(['in', 'out'], 'is_missing'),
      reference: textField(80),
      amount: amountField(currency),
    }),
    takesProof: true,
    act: ({ said, ...by }, proofFile) =>
      proposeOperatorMoney({ ...said, currency, ...by, proofFile }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminOwnMoney() {
  const { currency, amount } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.own_money_title()}
      about={m.own_money_lead()}
      amount={{ amount, currency }}
      back={{ to: href('operator/money'), label: m.money_title() }}
    >
      <ActForm answer={answer} button={m.propose_button()} isUpload>
        <SelectField
          {...fieldOf(answer, 'way', 'in')}
          label={m.own_money_way()}
          choices={[
            { value: 'in', label: m.own_money_in() },
            { value: 'out', label: m.own_money_out() },
          ]}
        />
        <TextField {...fieldOf(answer, 'reference')} label={m.wire_reference()} />
        <MoneyField {...fieldOf(answer, 'amount')} label={m.column_amount()} currency={currency} />
        <ProofField answer={answer} />
      </ActForm>
    </StaffPage>
  );
}
