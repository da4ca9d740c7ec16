import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { OperatorDay } from '#app/domain/desks/operator-day.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Bar } from '#app/ui/bar.tsx';
import { MoneyText, monthWords } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Card, Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';

/** What the books say we hold = at Stripe + at the bank, and whose it is. */
export function Held({ held }: { held: OperatorDay['held'] }) {
  const total = held.bank + held.stripe;
  return (
    <Card>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-[minmax(0,1.4fr)_auto_minmax(0,1fr)_auto_minmax(0,1fr)]">
        <Sum label={m.held_by_books()} amount={total}>
          <Line label={m.held_balances()} amount={held.balances} />
          <Line label={m.held_raised()} amount={held.raised} />
          <Line label={m.held_collected()} amount={held.collected} />
          <Line label={m.held_payable()} amount={held.payable} />
          <Line label={m.held_leaving()} amount={held.leaving} />
          <Line label={m.held_ownerless()} amount={held.ownerless} />
          <Line label={m.held_own()} amount={held.own} />
        </Sum>
        <Sign>=</Sign>
        <Sum label={m.account_stripe()} amount={held.stripe} />
        <Sign>+</Sign>
        <Sum label={m.account_bank()} amount={held.bank} />
      </div>
      {held.ownerless > 0n ? (
        <p className="rounded-field bg-amber-soft px-4 py-3 text-amber">
          <strong>
            <MoneyText amount={held.ownerless} />
          </strong>{' '}
          {m.held_without_owner()}{' '}
          <Link to={href('operator/bank')} className="font-semibold">
            {m.held_find_owner()}
          </Link>
        </p>
      ) : null}
    </Card>
  );
}

function Sum(props: { label: string; amount: bigint; children?: ReactNode }) {
  return (
    <div>
      <p className="text-ink-soft">{props.label}</p>
      <p className="font-serif text-[1.75rem] leading-tight font-semibold">
        <MoneyText amount={props.amount} />
      </p>
      {props.children ? <dl className="mt-2">{props.children}</dl> : null}
    </div>
  );
}

function Line({ label, amount }: { label: string; amount: bigint }) {
  return (
    <div className="flex justify-between gap-4 border-t border-hair py-1.5">
      <dt>{label}</dt>
      <dd>
        <MoneyText amount={amount} isBare />
      </dd>
    </div>
  );
}

function Sign({ children }: { children: string }) {
  return (
    <p aria-hidden="true" className="text-xl text-ink-soft max-md:text-center md:pt-5">
      {children}
    </p>
  );
}

const ways: Record<OperatorDay['onItsWay'][number]['way'], () => string> = {
  from_partners: m.way_from_partners,
  to_partners: m.way_to_partners,
  to_cards: m.way_to_cards,
  to_banks: m.way_to_banks,
};

/** Money that has been reported or approved and has not arrived; how old the oldest of it is. */
export function OnItsWay({ rows }: { rows: OperatorDay['onItsWay'] }) {
  const most = rows.reduce((sum, row) => (row.amount > sum ? row.amount : sum), 1n);
  return (
    <Section title={m.way_on_its_way()}>
      <ul className="overflow-hidden rounded-card border border-line bg-card">
        {rows.map(({ way, amount, oldestDays }) => (
          <li
            key={way}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-t border-hair px-4 py-3 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_7rem_8rem]"
          >
            <span className="grid gap-1.5">
              {ways[way]()}
              <Bar part={amount} whole={most} label={ways[way]()} />
            </span>
            <strong className="text-end">
              <MoneyText amount={amount} />
            </strong>
            <span className="text-end text-ink-soft max-sm:col-span-2">
              {amount > 0n && oldestDays !== null ? m.way_oldest({ count: oldestDays }) : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Partners that owe a report, a settlement, or have somebody late. */
export function ToWatch({ rows }: { rows: OperatorDay['toWatch'] }) {
  return (
    <Section
      title={m.watch_title()}
      aside={<Link to={href('operator/partners')}>{m.watch_all()}</Link>}
    >
      <Table
        caption={m.watch_title()}
        rows={rows}
        rowKey={(row) => row.id}
        empty={m.watch_none()}
        columns={[
          {
            label: m.column_partner(),
            narrow: 'lead',
            cell: (row) => (
              <Link to={href('operator/partner', { id: row.id })} className="font-semibold">
                {row.name}
              </Link>
            ),
          },
          {
            label: m.watch_late(),
            saysItself: true,
            cell: (row) =>
              row.late > 0 ? (
                <Flag tone="late">
                  {m.watch_late_loans({ count: row.late })} · {m.days_late({ count: row.longest })}
                </Flag>
              ) : null,
          },
          {
            label: m.watch_report(),
            cell: (row) =>
              row.missing ? m.watch_missing({ month: monthWords(row.missing) }) : '–',
          },
          {
            label: m.watch_owes(),
            isFigure: true,
            cell: (row) => (row.overdue > 0n ? <MoneyText amount={row.overdue} /> : '–'),
          },
        ]}
      />
    </Section>
  );
}
