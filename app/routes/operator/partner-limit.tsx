import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { limitPartner } from '#app/domain/partners/partner-limit.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { pick } from '#app/platform/pick.ts';
import { MoneyField } from '#app/ui/field.tsx';
import { useFundingCurrency } from '#app/ui/money.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { amountField } from '#app/web/fields.ts';
import { mistakes, parseForm } from '#app/web/forms.ts';
import { orAbsent } from '#app/web/or-absent.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { partnerForStaff } from './staff-subjects.ts';

export async function loader(asked: LoaderFunctionArgs) {
  return {
    partner: pick(
      await partnerForStaff(asked, 'admin'),
      'id',
      'name',
      'askedAndOwed',
      'mostOutstanding',
    ),
  };
}

/** The most that a partner may owe and ask for; an empty field takes the limit away. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'admin');
  const empty = z.literal('').transform(() => null);
  const limit = z.union([empty, amountField(fundingCurrency())], 'is_not_an_amount');
  const parsed = await parseForm(request, z.object({ limit }));
  if (!parsed.ok) return mistakes(parsed);
  const partnerId = rowId(params['id']);
  const mostOutstanding = parsed.value.limit;
  if (mostOutstanding !== null && mostOutstanding < 0n) {
    return mistakes({ errors: { limit: 'is_not_an_amount' }, entries: parsed.entries });
  }
  await orAbsent(() => limitPartner({ partnerId, mostOutstanding, actorId: personId, now: now() }));
  return redirect(href('operator/partner', { id: partnerId }));
}

export default function AdminPartnerLimit() {
  const { partner } = useLoaderData<typeof loader>();
  const currency = useFundingCurrency();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.limit_title()}
      about={partner.name}
      back={{ to: href('operator/partner', { id: partner.id }), label: m.column_partner() }}
      amount={{ amount: partner.askedAndOwed, currency }}
      amountWords={m.limit_now()}
      isAlone
    >
      <ActForm answer={answer} button={m.limit_button()}>
        <MoneyField
          {...fieldOf(answer, 'limit')}
          label={m.limit_most()}
          hint={m.limit_hint()}
          currency={currency}
        />
      </ActForm>
    </StaffPage>
  );
}
