import { Link } from '@remix-run/react';
import type { DeskDay } from '#app/domain/desks/desk-day.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDay, formatShortMonth } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { Bar } from '#app/ui/bar.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { loanStatusWords } from '#app/ui/loan-status-words.ts';
import { DayText, MoneyText, monthWords } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Card, Section } from '#app/ui/page.tsx';
import { CheckSign, WarningSign } from '#app/ui/signs.tsx';
import { Facts } from '#app/ui/table.tsx';

/** How many loans are in each state, from the draft to the last instalment. */
export function LoanStates({ states }: { states: DeskDay['states'] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-3 lg:grid-cols-6">
      {states.map(({ status, count, amount, raised }) => (
        <div key={status} className="grid content-start gap-0.5 bg-card p-4">
          <dt className="text-sm text-ink-soft">{loanStatusWords(status)}</dt>
          <dd className="figures font-serif text-xl font-semibold">{count}</dd>
          {count > 0 && status !== 'draft' ? (
            <dd className="figures text-sm text-ink-soft">
              {status === 'fundraising' ? (
                <>
                  <MoneyText amount={raised} /> {m.of_amount()} <MoneyText amount={amount} />
                </>
              ) : (
                <MoneyText amount={raised > 0n ? raised : amount} />
              )}
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

/** A settlement to be paid: the sum, and where to, by which reference, by when. */
export function ToPay({ row }: { row: DeskDay['toPay'][number] }) {
  const { account, by, reference } = row.how;
  return (
    <Card>
      <div className="flex flex-wrap items-baseline gap-3">
        <h2 className="text-lg">{m.to_pay_title({ month: monthWords(row.period) })}</h2>
        {by ? (
          <Flag tone={row.isOverdue ? 'wrong' : 'late'}>
            {row.isOverdue
              ? m.overdue_since({ day: formatDay(by, getLocale()) })
              : m.pay_by_day({ day: formatDay(by, getLocale()) })}
          </Flag>
        ) : null}
      </div>
      <p className="font-serif text-[2.125rem] leading-none font-semibold">
        <MoneyText amount={row.open} currency={row.currency} />
      </p>
      <Facts
        rows={[
          ...(account
            ? [
                { label: m.to_pay_to(), value: account.holder },
                { label: m.bank_account(), value: `${account.bank} · ${account.account}` },
              ]
            : [{ label: m.bank_account(), value: m.pay_no_account() }]),
          { label: m.bank_line_reference(), value: reference },
          ...(by ? [{ label: m.pay_by(), value: <DayText day={by} /> }] : []),
          ...(row.netted > 0n
            ? [
                {
                  label: m.settlement_netted(),
                  value: <MoneyText amount={row.netted} currency={row.currency} />,
                },
              ]
            : []),
        ]}
      />
      <p>
        <LinkButton to={href('desk/settlement', { id: row.id })}>{m.to_pay_look()}</LinkButton>
      </p>
    </Card>
  );
}

const mostMonths = 7;

/** The last months, each reported or not; what is missing has a name and a day. */
export function MonthStrip({ months }: { months: DeskDay['months'] }) {
  const shown = months.slice(-mostMonths);
  const missing = months.filter(({ state }) => state === 'none' || state === 'draft');
  const [oldest] = missing;
  return (
    <Card>
      <h2 className="text-lg">{m.desk_reports()}</h2>
      <ol className="flex flex-wrap gap-2">
        {shown.map(({ period, state, isOverdue }) => (
          <li key={period} className="grid justify-items-center gap-1 text-sm">
            <Link
              to={href('desk/report', { period })}
              aria-label={`${monthWords(period)}: ${stateWords[state]()}`}
              className={`grid size-11 place-items-center rounded-field border-[1.5px] ${looks(state, isOverdue)}`}
            >
              {state === 'final' ? <CheckSign /> : null}
              {isOverdue ? <WarningSign /> : null}
            </Link>
            <span aria-hidden="true">{formatShortMonth(period, getLocale())}</span>
          </li>
        ))}
      </ol>
      {oldest ? (
        <>
          <p>
            <strong className="text-amber">
              {m.report_was_due({
                month: monthWords(oldest.period),
                day: formatDay(oldest.reportBy, getLocale()),
              })}
            </strong>{' '}
            {missing.length > 1 ? m.reports_more_missing({ count: missing.length - 1 }) : null}
          </p>
          <p>
            <LinkButton to={href('desk/report', { period: oldest.period })}>
              {m.report_finish({ month: monthWords(oldest.period) })}
            </LinkButton>
          </p>
        </>
      ) : (
        <p className="text-ink-soft">{m.reports_all_there()}</p>
      )}
    </Card>
  );
}

const stateWords = {
  final: m.report_state_final,
  draft: m.report_state_draft,
  none: m.report_state_none,
  running: m.report_state_running,
};

function looks(state: keyof typeof stateWords, isOverdue: boolean): string {
  if (state === 'final') return 'border-transparent bg-leaf-soft text-leaf';
  return isOverdue ? 'border-amber bg-amber-soft text-amber' : 'border-line-strong bg-card';
}

/** What may still be asked of lenders. */
export function Room({ standing }: { standing: DeskDay['standing'] }) {
  const { askedAndOwed: out, mostOutstanding: most } = standing;
  if (most === null) return null;
  const left = most > out ? most - out : 0n;
  return (
    <Card>
      <h2 className="text-lg">{m.room_title()}</h2>
      <p>
        <span className="font-serif text-xl font-semibold">
          <MoneyText amount={left} />
        </span>{' '}
        {m.of_amount()} <MoneyText amount={most} />
      </p>
      <Bar part={out} whole={most} label={m.room_taken()} />
      <p className="text-sm text-ink-soft">
        {m.room_taken()}: <MoneyText amount={out} />
      </p>
    </Card>
  );
}

/** Borrowers of whom lenders have heard nothing for long. */
export function Unheard({ rows }: { rows: DeskDay['unheard'] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={m.unheard_title()}>
      <ul className="grid gap-1">
        {rows.map(({ id, name, days }) => (
          <li key={id}>
            <Link
              to={href('desk/loan-updates', { id })}
              className="inline-flex min-h-11 items-center font-semibold"
            >
              {name}
            </Link>
            <span className="text-ink-soft">, {m.unheard_since({ count: days })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
