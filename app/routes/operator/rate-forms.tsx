import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { currencies } from '#app/money/currencies.ts';
import { Button } from '#app/ui/button.tsx';
import { currencyName } from '#app/ui/display-names.ts';
import { FieldRow, SelectField, TextArea, TextField } from '#app/ui/field.tsx';
import { useFundingCurrency } from '#app/ui/money.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { type FormAnswer, fieldOf } from '#app/ui/act-form.tsx';

/** One rate by hand, or many from a file. */
export function RateForms({ answer, today }: { answer: FormAnswer; today: string }) {
  const isFile = answer.entries['csv'] !== undefined;
  return (
    <div className="grid max-w-3xl gap-4">
      <ErrorSummary
        errors={answer.errors}
        refused={answer.refused}
        names={{
          currency: m.rates_currency(),
          day: m.rates_day(),
          source: m.rates_source(),
          csv: m.rates_lines(),
        }}
      />
      <OneRate answer={answer} today={today} />
      <details open={isFile}>
        <summary className="min-h-11 cursor-pointer py-2.5">{m.rates_many()}</summary>
        <Form method="post" className="grid gap-4 pt-2">
          <TextArea
            {...fieldOf(answer, 'csv')}
            label={m.rates_lines()}
            hint={m.rates_lines_hint()}
            rows={5}
            isRequired
            isCode
          />
          <p>
            <Button kind="quiet">{m.rates_enter_lines()}</Button>
          </p>
        </Form>
      </details>
    </div>
  );
}

function OneRate({ answer, today }: { answer: FormAnswer; today: string }) {
  const own = useFundingCurrency();
  const names = currencies
    .filter((code) => code !== own)
    .map((code) => ({ value: code, label: currencyName(code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, getLocale()));
  return (
    <Form method="post" className="grid gap-5">
      <FieldRow>
        <SelectField
          {...fieldOf(answer, 'currency')}
          label={m.rates_currency()}
          choices={[{ value: '', label: m.choose_one() }, ...names]}
        />
        <TextField
          {...fieldOf(answer, 'rate')}
          label={m.facts_rate()}
          hint={m.rates_rate_hint({ currency: own })}
          inputMode="decimal"
          isRequired
        />
        <TextField
          {...fieldOf(answer, 'day', today)}
          label={m.rates_day()}
          type="date"
          isRequired
        />
        <TextField
          {...fieldOf(answer, 'source')}
          label={m.rates_source()}
          hint={m.rates_source_hint()}
          isRequired
        />
      </FieldRow>
      <p>
        <Button>{m.rates_button()}</Button>
      </p>
    </Form>
  );
}
