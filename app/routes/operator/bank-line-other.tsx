import { Form } from '@remix-run/react';
import type { BankLinePage } from '#app/domain/matching/bank-lines.ts';
import { m } from '#app/messages/compiled/messages.js';
import { formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type FormAnswer, fieldOf } from '#app/ui/act-form.tsx';
import { Button } from '#app/ui/button.tsx';
import { MoneyField, SelectField, TextField } from '#app/ui/field.tsx';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { partWords } from './bank-line-words.ts';

/** What a line is where nothing suggested fits: somebody says it, and a second person agrees. */
export function BankLineOther(props: {
  answer: FormAnswer;
  choices: BankLinePage['choices'];
  currency: string;
}) {
  const { answer, choices, currency } = props;
  const words = (choice: BankLinePage['choices'][number]) =>
    choice.isWhole
      ? partWords(choice)
      : `${partWords(choice)} · ${formatMoney({ amount: choice.amount, currency: asCurrency(currency) }, getLocale())}`;
  return (
    <Form method="post" className="grid gap-5">
      <SelectField
        {...fieldOf(answer, 'what')}
        label={m.bank_other_what()}
        choices={[
          { value: '', label: m.choose_one() },
          { value: 'lender', label: m.stripe_line_lender() },
          ...choices.map((choice) => ({ value: choice.written, label: words(choice) })),
        ]}
      />
      <TextField
        {...fieldOf(answer, 'email')}
        label={m.stripe_line_lender_email()}
        hint={m.bank_other_lender_hint()}
        type="email"
      />
      <MoneyField
        {...fieldOf(answer, 'costs')}
        label={m.bank_other_costs()}
        hint={m.bank_other_costs_hint()}
        currency={currency}
      />
      <TextField {...fieldOf(answer, 'reason')} label={m.journal_reason()} />
      <p>
        <Button kind="quiet">{m.propose_button()}</Button>
      </p>
    </Form>
  );
}
