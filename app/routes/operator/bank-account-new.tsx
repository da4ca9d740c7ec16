import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { openBankAccount } from '#app/domain/banking/open-bank-account.ts';
import { m } from '#app/messages/compiled/messages.js';
import { isCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env, fundingCurrency } from '#app/platform/env.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { TextField } from '#app/ui/field.tsx';
import { bankFields } from '#app/web/bank-fields.ts';
import { optionalText, textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { requireStaff } from '#app/web/session.ts';
import { StaffPage } from './staff-page.tsx';

const bicShape = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

const schema = z.object({
  ...bankFields,
  name: textField(60),
  currency: textField(3)
    .transform((code) => code.toUpperCase())
    .refine(isCurrency, 'is_not_known'),
  bic: optionalText(11)
    .transform((code) => code.toUpperCase())
    .refine((code) => code === '' || bicShape.test(code), 'is_not_known'),
});

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  return { currency: fundingCurrency(), host: env().HOST_NAME ?? '' };
}

/** The host names an account at a bank, so that its statements can be read. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const { bic, ...facts } = parsed.value;
  const answer = await openBankAccount({
    ...facts,
    bic: bic || null,
    actorId: personId,
    now: now(),
  });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/bank-account', { id: answer.accountId }));
}

export default function AdminBankAccountNew() {
  const { currency, host } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.bank_account_add()}
      about={m.bank_account_add_lead()}
      back={{ to: href('operator/bank'), label: m.bank_title() }}
      isAlone
    >
      <ActForm
        answer={answer}
        button={m.bank_account_add()}
        names={{
          name: m.bank_account_name(),
          holder: m.bank_holder(),
          bank: m.bank_name(),
          account: m.bank_account(),
          bic: m.bank_bic(),
          currency: m.currency_word(),
        }}
      >
        <TextField
          {...fieldOf(answer, 'name')}
          label={m.bank_account_name()}
          hint={m.bank_account_name_hint()}
        />
        <TextField {...fieldOf(answer, 'holder', host)} label={m.bank_holder()} />
        <TextField {...fieldOf(answer, 'bank')} label={m.bank_name()} />
        <TextField
          {...fieldOf(answer, 'account')}
          label={m.bank_account()}
          hint={m.bank_account_own_hint()}
        />
        <TextField
          {...fieldOf(answer, 'bic')}
          label={m.bank_bic()}
          hint={m.bank_bic_hint()}
          isShort
        />
        <TextField
          {...fieldOf(answer, 'currency', currency)}
          label={m.currency_word()}
          hint={m.bank_currency_hint()}
          isShort
        />
      </ActForm>
    </StaffPage>
  );
}
