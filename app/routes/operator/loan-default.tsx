import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { defaultLoan } from '#app/domain/losses/default-loan.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { pick } from '#app/platform/pick.ts';
import { TextField } from '#app/ui/field.tsx';
import { whyNotNow } from './loan-acts.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { loanForStaff } from './staff-subjects.ts';
import { staffAct } from './staff-act.ts';

const schema = z.object({ reason: textField(300) });

export async function loader(asked: LoaderFunctionArgs) {
  return {
    loan: pick(
      await loanForStaff(asked, 'treasurer'),
      'id',
      'name',
      'use',
      'status',
      'outstanding',
      'currency',
    ),
  };
}

/** A loan is declared in default, before the days decide. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: ['treasurer'],
    schema,
    act: ({ said, id, ...by }) => defaultLoan({ ...said, loanId: id, ...by }),
    leadsTo: (id) => href('operator/loan', { id: id }),
  });
}

export default function AdminDefault() {
  const { loan } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.default_title()}
      about={`${loan.name} ${loan.use}`}
      amount={{ amount: loan.outstanding, currency: loan.currency }}
      amountWords={m.balance_outstanding()}
      back={{ to: href('operator/loan', { id: loan.id }), label: m.column_loan() }}
      isAlone
    >
      <ActForm
        answer={answer}
        button={m.default_button()}
        kind="risky"
        names={{ reason: m.default_reason() }}
        notNowBecause={whyNotNow(loan.status, 'default')}
      >
        <TextField
          {...fieldOf(answer, 'reason')}
          label={m.default_reason()}
          hint={m.default_hint()}
        />
      </ActForm>
    </StaffPage>
  );
}
