import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { proposeUnknownMoney, suspenseBalance } from '#app/domain/books/suspense.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { MoneyField, TextField } from '#app/ui/field.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { ProofField } from './proof-field.tsx';
import { staffAct } from './staff-act.ts';
import { StaffPage } from './staff-page.tsx';
import { amountField, textField } from '#app/web/fields.ts';
import { requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const currency = fundingCurrency();
  return { currency, amount: await suspenseBalance(currency) };
}

/** Money at the bank that nobody can name yet. */
export async function action(asked: ActionFunctionArgs) {
  const currency = fundingCurrency();
  return staffAct(asked, {
    roles: proposersOf('unknown_money'),
    schema: z.object({ reference: textField(80), amount: amountField(currency) }),
    takesProof: true,
    act: ({ said, ...by }, proofFile) =>
      proposeUnknownMoney({ ...said, currency, ...by, proofFile }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminSuspense() {
  const { currency, amount } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.suspense_title()}
      about={m.suspense_lead()}
      amount={{ amount, currency }}
      back={{ to: href('operator/money'), label: m.money_title() }}
    >
      <ActForm answer={answer} button={m.propose_button()} isUpload>
        <TextField {...fieldOf(answer, 'reference')} label={m.wire_reference()} />
        <MoneyField {...fieldOf(answer, 'amount')} label={m.column_amount()} currency={currency} />
        <ProofField answer={answer} />
      </ActForm>
    </StaffPage>
  );
}
