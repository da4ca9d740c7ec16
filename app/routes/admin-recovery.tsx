import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { recordRecovery } from '#app/domain/losses/record-recovery.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { MoneyField, TextField } from '../ui/field.tsx';
import { whyNotNow } from '../ui/loan-acts.tsx';
import { StaffForm, fieldOf } from '../ui/staff-form.tsx';
import { StaffPage } from '../ui/staff-page.tsx';
import { amountField, optionalAmount, textField } from '../web/fields.ts';
import { mistakes, parseForm, refusal } from '../web/forms.ts';
import { rowId } from '../web/path-id.ts';
import { paths } from '../web/paths.ts';
import { requireStaff } from '../web/session.ts';
import { formAnswer } from '../web/staff-answer.ts';
import { loanForStaff } from '../web/staff-subjects.ts';

export async function loader(asked: LoaderFunctionArgs) {
  return { loan: await loanForStaff(asked, 'treasurer') };
}

/** Money that came in for a loan that was written off. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const currency = fundingCurrency();
  const amounts = { amount: amountField(currency), costs: optionalAmount(currency) };
  const parsed = await parseForm(request, z.object({ reference: textField(80), ...amounts }));
  if (!parsed.ok) return mistakes(parsed);
  const answer = await recordRecovery({
    ...parsed.value,
    loanId: rowId(params['id']),
    actorId: personId,
    now: now(),
  });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(paths.adminReview(rowId(params['id'])));
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
      back={{ to: paths.adminReview(loan.id), label: m.column_loan() }}
      isAlone
    >
      <StaffForm
        answer={answer}
        button={m.recovery_button()}
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
      </StaffForm>
    </StaffPage>
  );
}
