import { Form } from '@remix-run/react';
import type { MaskedPerson } from '#app/domain/operations/support-view.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { languageName } from '#app/ui/display-names.ts';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { payoutStatusWords } from '#app/ui/payout-words.ts';
import { Facts, Table } from '#app/ui/table.tsx';
import { declineWords } from './decline-words.ts';

const orderWords: Record<string, () => string> = {
  open: m.order_status_open,
  processing: m.order_status_processing,
  paid: m.order_status_paid,
  failed: m.order_status_failed,
  abandoned: m.order_status_abandoned,
};

/** How an order stands, and each card that was declined for it: why, as far as its bank says. */
function OrderState({ order }: { order: MaskedPerson['orders'][number] }) {
  return (
    <>
      {orderWords[order.status]?.() ?? order.status}
      {order.declines.map(({ id, reason, declinedAt }) => (
        <span key={id} className="block text-sm">
          <InstantText at={declinedAt} />: {declineWords(reason)}
        </span>
      ))}
    </>
  );
}

const yesOrNo = (is: boolean) => (is ? m.yes() : m.no());

/** What an admin does about somebody's way in. */
function Keeping({ person }: { person: MaskedPerson }) {
  const block = href('operator/person-block', { id: person.id });
  return (
    <div className="flex flex-wrap items-end gap-4">
      <Form method="post" action={href('operator/person-sessions', { id: person.id })}>
        <Button kind="quiet">{m.people_end_sessions()}</Button>
      </Form>
      {person.isBlocked ? (
        <Form method="post" action={block}>
          <input type="hidden" name="lets" value="in" />
          <Button kind="quiet">{m.people_unblock()}</Button>
        </Form>
      ) : (
        <Form method="post" action={block} className="flex flex-wrap items-end gap-4">
          <TextField name="reason" label={m.people_block_reason()} isRequired />
          <Button kind="risky">{m.people_block()}</Button>
        </Form>
      )}
    </div>
  );
}

/** What support sees of somebody who asks for help. */
export function MaskedPersonFacts(props: {
  person: MaskedPerson;
  /** Admins keep people out; support only looks. */
  mayBlock: boolean;
}) {
  const { person } = props;
  return (
    <>
      <Section title={person.name}>
        <Facts
          rows={[
            { label: m.field_email(), value: person.address },
            { label: m.footer_language(), value: languageName(person.language) },
            { label: m.people_since(), value: <InstantText at={person.createdAt} /> },
            { label: m.balance_now(), value: <MoneyText amount={person.balance} /> },
            { label: m.people_verified(), value: yesOrNo(person.isVerified) },
            { label: m.people_second_factor(), value: yesOrNo(person.hasSecondFactor) },
            { label: m.people_closed(), value: yesOrNo(person.isClosed) },
            { label: m.people_blocked(), value: yesOrNo(person.isBlocked) },
          ]}
        />
        {props.mayBlock ? <Keeping person={person} /> : null}
      </Section>
      <Section title={m.people_orders()}>
        <Table
          caption={m.people_orders()}
          rows={person.orders}
          rowKey={(row) => row.number}
          empty={m.people_nothing()}
          columns={[
            { label: m.people_number(), cell: (row) => row.number },
            {
              label: m.column_when(),
              saysItself: true,
              cell: (row) => <InstantText at={row.createdAt} />,
            },
            {
              label: m.column_state(),
              saysItself: true,
              cell: (row) => <OrderState order={row} />,
            },
            {
              label: m.order_lent(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.placed} currency={row.currency} />,
            },
          ]}
        />
      </Section>
      <Section title={m.withdraw_past()}>
        <Table
          caption={m.withdraw_past()}
          rows={person.withdrawals}
          rowKey={(row) => row.number}
          empty={m.people_nothing()}
          columns={[
            { label: m.people_number(), cell: (row) => row.number },
            {
              label: m.column_when(),
              saysItself: true,
              cell: (row) => <InstantText at={row.requestedAt} />,
            },
            {
              label: m.column_state(),
              saysItself: true,
              cell: (row) => payoutStatusWords(row.status),
            },
            {
              label: m.column_amount(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
            },
          ]}
        />
      </Section>
      <Section title={m.people_mails()}>
        <Table
          caption={m.people_mails()}
          rows={person.mails}
          rowKey={(row) => row.number}
          empty={m.people_nothing()}
          columns={[
            {
              label: m.column_when(),
              cell: (row) => (row.sentAt ? <InstantText at={row.sentAt} /> : null),
            },
            { label: m.people_mail_kind(), cell: (row) => row.words },
            {
              label: m.column_next(),
              cell: (row) => (
                <Form method="post" action={href('operator/mail-resending', { id: row.number })}>
                  <Button kind="quiet">{m.people_resend()}</Button>
                </Form>
              ),
            },
          ]}
        />
      </Section>
    </>
  );
}
