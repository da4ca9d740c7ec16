import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { staffPartner } from '#app/domain/partners/staff-partners.ts';
import { proposePartnerPayment } from '#app/domain/settlements/propose-partner-payment.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { CheckField, MoneyField, SelectField, TextField } from '#app/ui/field.tsx';
import { ActForm, fieldOf, tickOf } from '#app/ui/act-form.tsx';
import { ProofField } from './proof-field.tsx';
import { staffAct } from './staff-act.ts';
import { StaffPage } from './staff-page.tsx';
import { amountField, textField } from '#app/web/fields.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const partnerId = rowId(new URL(request.url).searchParams.get('partner'));
  const partner = await staffPartner(partnerId, fundingCurrency());
  if (!partner) throw new Response(null, { status: 404 });
  return { partner, currency: fundingCurrency() };
}

/** The first of two treasurers says what pays a partner’s settlements. */
export async function action(asked: ActionFunctionArgs) {
  const currency = fundingCurrency();
  const partnerId = rowId(new URL(asked.request.url).searchParams.get('partner'));
  return staffAct(asked, {
    roles: proposersOf('wire'),
    schema: z.object({
      source: z.enum(['bank', 'suspense', 'overpaid', 'operator'], 'is_missing'),
      reference: textField(80),
      amount: amountField(currency),
      isMeant: z.string().optional(),
    }),
    takesProof: true,
    act: ({ said: { isMeant, ...said }, ...by }, proofFile) =>
      proposePartnerPayment({
        ...said,
        isMeant: isMeant === 'yes',
        partnerId,
        currency,
        ...by,
        proofFile,
      }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminWires() {
  const { partner, currency } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.wire_title()}
      about={partner.name}
      back={{ to: href('operator/money'), label: m.money_title() }}
    >
      <ActForm answer={answer} button={m.propose_button()} isUpload>
        <SelectField
          {...fieldOf(answer, 'source', 'bank')}
          label={m.wire_source()}
          choices={[
            { value: 'bank', label: m.wire_from_bank() },
            { value: 'suspense', label: m.wire_from_suspense() },
            { value: 'overpaid', label: m.wire_from_overpaid() },
            { value: 'operator', label: m.wire_from_operator() },
          ]}
        />
        <TextField {...fieldOf(answer, 'reference')} label={m.wire_reference()} />
        <MoneyField {...fieldOf(answer, 'amount')} label={m.column_amount()} currency={currency} />
        {answer.refused ? (
          <CheckField {...tickOf(answer, 'isMeant', false)} label={m.wire_is_meant()} />
        ) : null}
        <ProofField answer={answer} />
      </ActForm>
    </StaffPage>
  );
}
