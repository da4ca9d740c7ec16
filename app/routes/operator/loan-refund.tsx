import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { proposeRefund } from '#app/domain/losses/refund-loan.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { pick } from '#app/platform/pick.ts';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { whyNotNow } from './loan-acts.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { loanForStaff } from './staff-subjects.ts';
import { staffAct } from './staff-act.ts';

const schema = z.object({
  reason: textField(300),
  source: z.enum(['payable', 'bank'], 'is_missing'),
});

export async function loader(asked: LoaderFunctionArgs) {
  return {
    loan: pick(
      await loanForStaff(asked, 'treasurer'),
      'id',
      'name',
      'use',
      'status',
      'outstanding',
      'raised',
      'currency',
    ),
  };
}

/** The first of two says that the money goes back to its lenders. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: proposersOf('refund'),
    schema,
    act: ({ said, id, ...by }) => proposeRefund({ ...said, loanId: id, ...by }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminRefund() {
  const { loan } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.refund_title()}
      about={`${loan.name} ${loan.use}`}
      amount={{
        amount: loan.status === 'in_repayment' ? loan.outstanding : loan.raised,
        currency: loan.currency,
      }}
      amountWords={m.refund_amount()}
      back={{ to: href('operator/loan', { id: loan.id }), label: m.column_loan() }}
    >
      <ActForm
        answer={answer}
        button={m.propose_button()}
        kind="risky"
        names={{ reason: m.refund_reason() }}
        notNowBecause={whyNotNow(loan.status, 'refund')}
      >
        <TextField
          {...fieldOf(answer, 'reason')}
          label={m.refund_reason()}
          hint={m.refund_hint()}
        />
        <SelectField
          {...fieldOf(answer, 'source', 'payable')}
          label={m.refund_source()}
          choices={[
            { value: 'payable', label: m.refund_from_payable() },
            { value: 'bank', label: m.refund_from_bank() },
          ]}
        />
      </ActForm>
    </StaffPage>
  );
}
