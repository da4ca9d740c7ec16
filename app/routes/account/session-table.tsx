import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { InstantText } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Table } from '#app/ui/table.tsx';
import { deviceWords } from './device-words.ts';

/** Where somebody is signed in, each with a way to end it there. */
export function SessionTable(props: {
  sessions: readonly { id: number; agent: string; seenAt: Date }[];
  /** The one that asks. */
  current: number;
}) {
  return (
    <Table
      caption={m.settings_sessions()}
      rows={props.sessions}
      rowKey={(row) => row.id}
      empty=""
      columns={[
        {
          label: m.settings_device(),
          cell: (row) => (
            <span className="break-words">{deviceWords(row.agent) || m.not_disclosed()}</span>
          ),
        },
        { label: m.settings_seen(), cell: (row) => <InstantText at={row.seenAt} /> },
        {
          label: m.column_next(),
          cell: (row) =>
            row.id === props.current ? (
              <Flag>{m.settings_this_one()}</Flag>
            ) : (
              <Form method="post" action={href('account/settings-session-ending', { id: row.id })}>
                <Button kind="quiet">{m.settings_end_session()}</Button>
              </Form>
            ),
        },
      ]}
    />
  );
}
