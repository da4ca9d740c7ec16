import { Form } from '@remix-run/react';
import type { DryRunPage } from '#app/domain/repayments/dry-run.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDay } from '#app/messages/format.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { Card } from '#app/ui/page.tsx';

type Other = DryRunPage['others'][number];

/** Lines of a statement that name no loan, each with the loans that it may be for; nobody has to choose. */
export function LineSuggestions(props: {
  others: readonly Other[];
  carries: Readonly<Record<string, string>>;
}) {
  const open = props.others.filter(({ suggestions }) => suggestions.length > 0);
  if (open.length === 0) return null;
  return (
    <Card>
      <h2 className="text-xl">{m.suggest_title()}</h2>
      <p>{m.suggest_lead()}</p>
      <Form method="post" encType="multipart/form-data" className="grid gap-5">
        {Object.entries(props.carries).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {open.map((other) => (
          <SelectField
            key={other.line}
            name={`for-${other.line}`}
            label={m.suggest_line({ line: other.line, amount: other.amount, words: other.words })}
            choices={[
              { value: '', label: m.suggest_none() },
              ...other.suggestions.map((one) => ({ value: one.reference, label: said(one) })),
            ]}
          />
        ))}
        <p>
          <Button kind="quiet">{m.suggest_button()}</Button>
        </p>
      </Form>
    </Card>
  );
}

const why = {
  payer: m.suggest_payer,
  name: m.suggest_name,
  instalment: m.suggest_instalment,
} as const;

function said(one: Other['suggestions'][number]): string {
  const loan = `${one.reference} · ${one.name}`;
  return why[one.why]({ loan, day: one.dueOn ? formatDay(one.dueOn, getLocale()) : '' });
}
