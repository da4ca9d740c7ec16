import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { proposeRecovery } from '#app/domain/losses/record-recovery.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { MoneyField, TextField } from '#app/ui/field.tsx';
import { whyNotNow } from './loan-acts.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { ProofField } from './proof-field.tsx';
import { staffAct } from './staff-act.ts';
import { StaffPage } from './staff-page.tsx';
import { amountField, optionalAmount, textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { loanForStaff } from './staff-subjects.ts';

export async function loader(asked: LoaderFunctionArgs) {
  return {
    loan: pick(
      await loanForStaff(asked, 'treasurer'),
      'id',
      'name',
      'use',
      'status',
      'unrecovered',
      'currency',
    ),
  };
}

/** Money that came in for a loan that was written off. */
export async function action(asked: ActionFunctionArgs) {
  const currency = fundingCurrency();
  const amounts = { amount: amountField(currency), costs: optionalAmount(currency) };
  return staffAct(asked, {
    roles: proposersOf('recovery'),
    schema: z.object({ reference: textField(80), ...amounts }),
    takesProof: true,
    act: ({ said, id, ...by }, proofFile) =>
      proposeRecovery({ ...said, loanId: id, ...by, proofFile }),
    leadsTo: (id) => href('operator/loan', { id }),
  });
}

export default function AdminRecovery() {
  const { loan } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.recovery_title()}
      about={`${loan.name} ${loan.use}`}
      amount={{ amount: loan.unrecovered, currency: loan.currency }}
      amountWords={m.recovery_open()}
      back={{ to: href('operator/loan', { id: loan.id }), label: m.column_loan() }}
    >
      <ActForm
        answer={answer}
        button={m.propose_button()}
        isUpload
        names={{ amount: m.recovery_amount() }}
        notNowBecause={whyNotNow(loan.status, 'recoveries')}
      >
        <TextField {...fieldOf(answer, 'reference')} label={m.wire_reference()} />
        <MoneyField
          {...fieldOf(answer, 'amount')}
          label={m.recovery_amount()}
          currency={loan.currency}
        />
        <MoneyField
          {...fieldOf(answer, 'costs')}
          label={m.recovery_costs()}
          hint={m.recovery_costs_hint()}
          currency={loan.currency}
        />
        <ProofField answer={answer} />
      </ActForm>
    </StaffPage>
  );
}
