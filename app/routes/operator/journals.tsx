import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import {
  accountsMovedByHand,
  mayBeMovedByHand,
  proposeManualJournal,
} from '#app/domain/books/manual-journal.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { accountWords } from './account-words.ts';
import { MoneyField, SelectField, TextField } from '#app/ui/field.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { amountField, textField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  return { currency: fundingCurrency(), accounts: await accountsMovedByHand() };
}

/** The first of two says what the books need that no verb does. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const currency = fundingCurrency();
  const account = textField(60).refine(mayBeMovedByHand, 'is_not_known');
  const schema = z.object({
    from: account,
    to: account,
    amount: amountField(currency),
    reason: textField(300),
  });
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const move = { ...parsed.value, currency };
  const answer = await proposeManualJournal({ ...move, actorId: personId, now: now() });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/money'));
}

export default function AdminJournals() {
  const { currency, accounts } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  const choices = [
    { value: '', label: m.choose_one() },
    ...accounts.map(({ name, partner }) => ({ value: name, label: accountWords(name, partner) })),
  ];
  return (
    <StaffPage
      title={m.journal_title()}
      about={m.journal_lead()}
      back={{ to: href('operator/money'), label: m.money_title() }}
    >
      <ActForm answer={answer} button={m.propose_button()}>
        <SelectField {...fieldOf(answer, 'from')} label={m.journal_from()} choices={choices} />
        <SelectField {...fieldOf(answer, 'to')} label={m.journal_to()} choices={choices} />
        <MoneyField {...fieldOf(answer, 'amount')} label={m.column_amount()} currency={currency} />
        <TextField {...fieldOf(answer, 'reason')} label={m.journal_reason()} />
      </ActForm>
    </StaffPage>
  );
}
