import { Link } from '@remix-run/react';
import type { DeskTasks } from '#app/domain/desks/desk-tasks.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { returnWords } from '#app/ui/return-words.ts';
import { Table } from '#app/ui/table.tsx';

/** What waits for the partner's staff, the most pressing first. */
export function DeskTaskList({ tasks }: { tasks: DeskTasks }) {
  const rows = [
    ...tasks.sentBack.map((loan) => ({
      key: `loan-${loan.id}`,
      to: href('desk/loan-revision', { id: loan.id }),
      label: m.task_sent_back({ name: loan.name }),
      detail: [loan.code ? returnWords(loan.code) : null, loan.reason].filter(Boolean).join(': '),
    })),
    ...(tasks.isAskedByStripe
      ? [{ key: 'stripe', to: href('desk/payouts'), label: m.task_stripe_asks(), detail: null }]
      : []),
  ];
  return (
    <Section title={m.task_title()}>
      {rows.length === 0 ? <p className="text-ink-soft">{m.admin_nothing_waits()}</p> : null}
      <ul className="grid gap-3">
        {rows.map((row) => (
          <li key={row.key} className="border-s-4 border-clay bg-card px-4.5 py-3">
            <Link to={row.to} className="inline-flex min-h-11 items-center font-semibold">
              {row.label}
            </Link>
            {row.detail ? <p className="text-ink-soft">{row.detail}</p> : null}
          </li>
        ))}
      </ul>
      {tasks.nextDue.length > 0 ? (
        <div className="grid gap-3">
          <h3 className="text-lg">{m.task_next_due()}</h3>
          <Table
            caption={m.task_next_due()}
            rows={tasks.nextDue}
            rowKey={(row) => row.key}
            empty=""
            columns={[
              {
                label: m.column_loan(),
                cell: (row) => (
                  <>
                    <Link to={href('desk/loan', { id: row.loanId })}>{row.name}</Link>
                    <span className="text-sm text-ink-soft max-sm:line-clamp-2 sm:block">
                      {row.use}
                    </span>
                  </>
                ),
              },
              {
                label: m.column_due(),
                saysItself: true,
                cell: (row) => <DayText day={row.dueOn} />,
              },
              {
                label: m.column_amount(),
                isFigure: true,
                cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
              },
            ]}
          />
        </div>
      ) : null}
      <p className="text-ink-soft">
        {m.task_drafts({ count: tasks.draftCount })} · {m.task_due_soon({ count: tasks.dueSoon })}
      </p>
    </Section>
  );
}
