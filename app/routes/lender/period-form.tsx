import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';

/** From which month to which; empty is from the start, until now. */
export function PeriodForm(props: { period: { from: string | null; to: string | null } }) {
  const { from, to } = props.period;
  return (
    <Form method="get" className="flex flex-wrap items-end gap-4">
      <TextField
        name="from"
        label={m.statement_from()}
        type="month"
        entry={from ?? undefined}
        isShort
      />
      <TextField name="to" label={m.statement_to()} type="month" entry={to ?? undefined} isShort />
      <Button kind="quiet">{m.filter_apply()}</Button>
    </Form>
  );
}
