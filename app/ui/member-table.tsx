import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from './button.tsx';
import { Confirm } from './confirm.tsx';
import { DayText, InstantText } from './money.tsx';
import { Flag } from './notices.tsx';
import { roleWords } from './role-words.ts';
import { type Column, Table } from './table.tsx';

export interface Member {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly since: Date;
  /** From when the role counts, where that is still to come. */
  readonly countsFrom?: Date | null;
}

/** People with a role, each with a way to end it. */
export function MemberTable(props: {
  caption: string;
  members: readonly Member[];
  /** Where a removal is posted; the row's id goes along as `member`. */
  removal: string;
  mayRemove: boolean;
}) {
  return (
    <Table
      caption={props.caption}
      rows={props.members}
      rowKey={(row) => row.id}
      empty={m.staff_none()}
      columns={[
        ...whoAndWhat<Member>(),
        {
          label: m.staff_since(),
          cell: (row) =>
            row.countsFrom ? (
              <Flag tone="late">
                {m.staff_counts_from()} <InstantText at={row.countsFrom} />
              </Flag>
            ) : (
              <DayText day={row.since} />
            ),
        },
        ...(props.mayRemove ? [removal(props.removal)] : []),
      ]}
    />
  );
}

/** Who it is, and as what. */
export function whoAndWhat<
  Row extends { readonly name: string; readonly email: string; readonly role: string },
>(): Column<Row>[] {
  return [
    {
      label: m.column_name(),
      cell: (row) => (
        <>
          <span className="font-semibold">{row.name}</span>
          <span className="block text-sm break-all text-ink-soft">{row.email}</span>
        </>
      ),
    },
    {
      label: m.staff_role(),
      cell: (row) => (
        <span className="inline-block first-letter:uppercase">{roleWords(row.role)}</span>
      ),
    },
  ];
}

const removal = (action: string): Column<Member> => ({
  label: m.column_next(),
  cell: (row) => (
    <Confirm
      id={`member-${row.id}`}
      act={m.staff_remove()}
      question={m.staff_remove_question({ name: row.name, role: roleWords(row.role) })}
    >
      <Form method="post" action={action}>
        <input type="hidden" name="member" value={row.id} />
        <Button kind="risky">{m.staff_remove()}</Button>
      </Form>
    </Confirm>
  ),
});
