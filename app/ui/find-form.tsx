import { Form, Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from './button.tsx';
import { SelectField, TextField } from './field.tsx';
import { loanStatusWords } from './loan-status-words.ts';

interface Asked {
  readonly text: string;
  readonly status: string | null;
}

/** Searches a long list, with a plain form whose results have an address. */
export function FindForm(props: {
  asked: Asked;
  hint?: string;
  /** The states to choose from, in a list of loans. */
  statuses?: readonly string[];
}) {
  const { asked, statuses } = props;
  return (
    <Form
      method="get"
      className="field-row grid gap-x-4 sm:[&>.field]:row-[1/span_3] sm:grid-cols-[minmax(0,22rem)_minmax(0,14rem)_auto]"
    >
      <TextField
        name="text"
        type="search"
        label={m.find_text()}
        {...(props.hint && { hint: props.hint })}
        entry={asked.text}
      />
      {statuses ? (
        <SelectField
          name="status"
          label={m.column_state()}
          entry={asked.status ?? ''}
          choices={[
            { value: '', label: m.filter_any() },
            ...statuses.map((value) => ({ value, label: loanStatusWords(value) })),
          ]}
        />
      ) : null}
      <p className="sm:row-start-3">
        <Button kind="quiet">{m.filter_apply()}</Button>
      </p>
    </Form>
  );
}

/** A link to the rows that follow, keeping what was asked for. */
export function OlderRows(props: { asked: Asked; next: number | null }) {
  const { asked, next } = props;
  if (next === null) return null;
  const query = new URLSearchParams({
    ...(asked.text && { text: asked.text }),
    ...(asked.status && { status: asked.status }),
    before: String(next),
  });
  return (
    <p>
      <Link to={`?${query.toString()}`} rel="next" className="inline-flex min-h-11 items-center">
        {m.pager_older()}
      </Link>
    </p>
  );
}
