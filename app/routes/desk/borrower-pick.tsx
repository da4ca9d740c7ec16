import { Form, Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Section } from '#app/ui/page.tsx';

/** Who has borrowed before is found and picked; a request for somebody new is typed below. */
export function BorrowerPick(props: {
  text: string;
  found: readonly {
    id: number;
    name: string;
    town: string | null;
    clientId: string | null;
    loanCount: number;
  }[];
  isMore: boolean;
}) {
  const { text, found } = props;
  return (
    <Section title={m.pick_title()}>
      <Form
        method="get"
        className="field-row grid max-w-3xl gap-x-4 sm:[&>.field]:row-[1/span_3] sm:grid-cols-[minmax(0,1fr)_auto]"
      >
        <TextField
          name="text"
          type="search"
          label={m.find_text()}
          hint={m.find_borrowers_hint()}
          entry={text}
        />
        <p className="sm:row-start-3">
          <Button kind="quiet">{m.pick_find()}</Button>
        </p>
      </Form>
      {text && found.length === 0 ? <p>{m.pick_none()}</p> : null}
      {found.length > 0 ? (
        <ul className="grid max-w-3xl gap-2 sm:grid-cols-2">
          {found.map((row) => (
            <li key={row.id}>
              <Link
                to={`${href('desk/loan-new')}?borrower=${row.id}`}
                className="grid min-h-12 gap-0.5 rounded-card border border-line bg-card px-4 py-3 no-underline hover:border-leaf"
              >
                <span className="font-semibold">{row.name}</span>
                <span className="text-sm text-ink-soft">
                  {[row.clientId, row.town, m.pick_loans({ count: row.loanCount })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {props.isMore ? <p className="text-sm text-ink-soft">{m.pick_more()}</p> : null}
    </Section>
  );
}
