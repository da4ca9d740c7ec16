import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposeBankDetails } from '#app/domain/partners/bank-details.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { pick } from '#app/platform/pick.ts';
import { TextField } from '#app/ui/field.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { ProofField } from './proof-field.tsx';
import { StaffPage } from './staff-page.tsx';
import { bankFields } from '#app/web/bank-fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { partnerForStaff } from './staff-subjects.ts';
import { requireConfirmed } from '#app/web/session.ts';
import { staffAct } from './staff-act.ts';

const schema = z.object(bankFields);

export async function loader(asked: LoaderFunctionArgs) {
  const partner = await partnerForStaff(asked, 'treasurer');
  await requireConfirmed(asked.request);
  const { id, name, bankDetails } = partner;
  const [held] = bankDetails;
  return { partner: { id, name }, held: held ? pick(held, 'holder', 'bank') : null };
}

/** The first of two says where a partner’s money goes. */
export async function action(asked: ActionFunctionArgs) {
  await requireConfirmed(asked.request);
  return staffAct(asked, {
    roles: ['treasurer'],
    schema,
    takesProof: true,
    act: ({ said, id, ...by }, proofFile) =>
      proposeBankDetails({ ...said, partnerId: id, ...by, proofFile }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminBankDetails() {
  const { partner, held } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.bank_details_title()}
      about={partner.name}
      back={{ to: href('operator/partner', { id: partner.id }), label: m.column_partner() }}
    >
      <ActForm answer={answer} button={m.propose_button()} isUpload>
        <TextField {...fieldOf(answer, 'holder', held?.holder)} label={m.bank_holder()} />
        <TextField {...fieldOf(answer, 'bank', held?.bank)} label={m.bank_name()} />
        <TextField
          {...fieldOf(answer, 'account')}
          label={m.bank_account()}
          hint={m.bank_account_hint()}
        />
        <ProofField answer={answer} />
      </ActForm>
    </StaffPage>
  );
}
