import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { proposeDisbursement } from '#app/domain/disbursements/propose-disbursement.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDecimal } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { pick } from '#app/platform/pick.ts';
import { CheckField, TextField } from '#app/ui/field.tsx';
import { ProofField } from './proof-field.tsx';
import { staffAct } from './staff-act.ts';
import { StaffPage } from './staff-page.tsx';
import { whyNotNow } from './loan-acts.tsx';
import { ActForm, fieldOf, tickOf } from '#app/ui/act-form.tsx';
import { dayField, rateField, textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { loanForStaff } from './staff-subjects.ts';

const schema = z.object({
  paidOn: dayField,
  rate: rateField,
  proof: textField(200),
  isPaidOutNow: z.string().optional(),
});

export async function loader(asked: LoaderFunctionArgs) {
  const loan = await loanForStaff(asked, 'treasurer');
  return {
    loan: {
      ...pick(loan, 'name', 'status', 'raised', 'currency', 'localCurrency', 'postedRate'),
      partner: loan.partner.name,
    },
    today: now().toISOString().slice(0, 10),
  };
}

/** The first of two treasurers. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: proposersOf('disbursement'),
    schema,
    takesProof: true,
    act: ({ said: { isPaidOutNow, ...said }, id, ...by }, proofFile) =>
      proposeDisbursement({
        ...said,
        isPaidOutNow: isPaidOutNow === 'yes',
        loanId: id,
        ...by,
        proofFile,
      }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminDisbursement() {
  const { loan, today } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.disburse_title({ name: loan.name })}
      amount={{ amount: loan.raised, currency: loan.currency }}
      about={loan.partner}
      back={{ to: href('operator/money'), label: m.money_title() }}
    >
      <ActForm
        answer={answer}
        button={m.propose_button()}
        isUpload
        notNowBecause={whyNotNow(loan.status, 'disbursement')}
      >
        <TextField
          {...fieldOf(answer, 'paidOn', today)}
          label={m.disburse_day()}
          type="date"
          isShort
        />
        <TextField
          {...fieldOf(answer, 'rate', formatDecimal(loan.postedRate, getLocale()))}
          label={m.disburse_rate({ local: loan.localCurrency, currency: loan.currency })}
          inputMode="decimal"
          isShort
        />
        <TextField {...fieldOf(answer, 'proof')} label={m.disburse_proof()} />
        <ProofField answer={answer} />
        <CheckField
          {...tickOf(answer, 'isPaidOutNow', true)}
          label={m.disburse_now()}
          hint={m.disburse_now_hint()}
        />
      </ActForm>
    </StaffPage>
  );
}
