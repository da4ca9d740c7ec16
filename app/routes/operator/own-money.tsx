import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ownMoney, proposeOperatorMoney } from '#app/domain/books/operator-money.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { MoneyField, SelectField, TextField } from '#app/ui/field.tsx';
import { amountField, textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { requireStaff } from '#app/web/session.ts';
import { StaffPage } from './staff-page.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const currency = fundingCurrency();
  return { currency, amount: await ownMoney(currency) };
}

/** The host's own money comes to the bank, or leaves it. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const currency = fundingCurrency();
  const schema = z.object({
    way: z.enum(['in', 'out'], 'is_missing'),
    reference: textField(80),
    amount: amountField(currency),
  });
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const money = { ...parsed.value, currency };
  const answer = await proposeOperatorMoney({ ...money, actorId: personId, now: now() });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/money'));
}

export default function AdminOwnMoney() {
  const { currency, amount } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.own_money_title()}
      about={m.own_money_lead()}
      amount={{ amount, currency }}
      back={{ to: href('operator/money'), label: m.money_title() }}
    >
      <ActForm answer={answer} button={m.propose_button()}>
        <SelectField
          {...fieldOf(answer, 'way', 'in')}
          label={m.own_money_way()}
          choices={[
            { value: 'in', label: m.own_money_in() },
            { value: 'out', label: m.own_money_out() },
          ]}
        />
        <TextField {...fieldOf(answer, 'reference')} label={m.wire_reference()} />
        <MoneyField {...fieldOf(answer, 'amount')} label={m.column_amount()} currency={currency} />
      </ActForm>
    </StaffPage>
  );
}
