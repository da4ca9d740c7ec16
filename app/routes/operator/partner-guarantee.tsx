import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { agreeGuarantee } from '#app/domain/partners/guarantees.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { MoneyField, TextField } from '#app/ui/field.tsx';
import { useFundingCurrency } from '#app/ui/money.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { amountField, textField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { partnerForStaff } from './staff-subjects.ts';

export async function loader(asked: LoaderFunctionArgs) {
  return { partner: pick(await partnerForStaff(asked, 'admin'), 'id', 'name') };
}

/** Agrees a partner’s guarantee, replacing any earlier one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'admin');
  const currency = fundingCurrency();
  const schema = z.object({ amount: amountField(currency), agreement: textField(200) });
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const partnerId = rowId(params['id']);
  const guarantee = { ...parsed.value, partnerId, currency };
  const answer = await agreeGuarantee({ ...guarantee, actorId: personId, now: now() });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/partner', { id: partnerId }));
}

export default function AdminGuarantee() {
  const { partner } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.guarantee_title()}
      about={partner.name}
      back={{ to: href('operator/partner', { id: partner.id }), label: m.column_partner() }}
      isAlone
    >
      <ActForm answer={answer} button={m.guarantee_button()}>
        <MoneyField
          {...fieldOf(answer, 'amount')}
          label={m.guarantee_amount()}
          hint={m.guarantee_hint()}
          currency={useFundingCurrency()}
        />
        <TextField {...fieldOf(answer, 'agreement')} label={m.guarantee_agreement()} />
      </ActForm>
    </StaffPage>
  );
}
