import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { proposeWriteOff } from '#app/domain/losses/write-off-loan.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { pick } from '#app/platform/pick.ts';
import { SelectField } from '#app/ui/field.tsx';
import { lossCauseWords } from './loss-cause-words.ts';
import { whyNotNow } from './loan-acts.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { formAnswer } from '#app/web/form-answer.ts';
import { loanForStaff } from './staff-subjects.ts';
import { staffAct } from './staff-act.ts';

const causes = ['borrower', 'partner_insolvent', 'partner_withheld', 'fraud'] as const;
const schema = z.object({ cause: z.enum(causes, 'is_missing') });

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

/** The first of two says that what is outstanding is lost. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: proposersOf('write_off'),
    schema,
    act: ({ said, id, ...by }) => proposeWriteOff({ ...said, loanId: id, ...by }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminWriteOff() {
  const { loan } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.write_off_title()}
      about={`${loan.name} ${loan.use}`}
      amount={{ amount: loan.outstanding, currency: loan.currency }}
      amountWords={m.balance_outstanding()}
      back={{ to: href('operator/loan', { id: loan.id }), label: m.column_loan() }}
    >
      <ActForm
        answer={answer}
        button={m.propose_button()}
        kind="risky"
        notNowBecause={whyNotNow(loan.status, 'write-off')}
      >
        <SelectField
          {...fieldOf(answer, 'cause', 'borrower')}
          label={m.write_off_cause()}
          hint={m.write_off_hint()}
          choices={causes.map((value) => ({ value, label: lossCauseWords(value) }))}
        />
      </ActForm>
    </StaffPage>
  );
}
