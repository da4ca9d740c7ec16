import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from './button.tsx';
import { whoAndWhat } from './member-table.tsx';
import { InstantText } from './money.tsx';
import { Flag } from './notices.tsx';
import { Section } from './page.tsx';
import { Table } from './table.tsx';

interface Invitation {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly invitedAt: Date;
  readonly waitsForSecond: boolean;
}

/** Who was asked and has not accepted, each with a way to take it back. */
export function InvitationTable(props: {
  invitations: readonly Invitation[];
  /** Where one is taken back; its id goes along as `invitation`. */
  withdrawal: string;
  mayWithdraw: boolean;
}) {
  if (props.invitations.length === 0) return null;
  return (
    <Section title={m.staff_invitations()}>
      <Table
        caption={m.staff_invitations()}
        rows={props.invitations}
        rowKey={(row) => row.id}
        empty=""
        columns={[
          ...whoAndWhat<Invitation>(),
          {
            label: m.staff_invited(),
            cell: (row) =>
              row.waitsForSecond ? (
                <Flag tone="late">{m.staff_waits_for_second()}</Flag>
              ) : (
                <InstantText at={row.invitedAt} />
              ),
          },
          ...(props.mayWithdraw
            ? [
                {
                  label: m.column_next(),
                  cell: (row: Invitation) => (
                    <Form method="post" action={props.withdrawal}>
                      <input type="hidden" name="invitation" value={row.id} />
                      <Button kind="quiet">{m.staff_take_back()}</Button>
                    </Form>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
