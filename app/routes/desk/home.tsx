import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoans } from '#app/domain/loans/desk-loans.ts';
import { type DeskDay, deskDay } from '#app/domain/desks/desk-day.ts';
import { deskTasks } from '#app/domain/desks/desk-tasks.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatWeekday } from '#app/messages/format.ts';
import { periodIn } from '#app/money/periods.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { LoanStatus } from '#app/platform/generated/enums.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { LoanStates, MonthStrip, Room, ToPay, Unheard } from './day-parts.tsx';
import { DeskNav } from './desk-nav.tsx';
import { DeskLoanTable } from './loan-table.tsx';
import { DeskTaskList } from './desk-tasks.tsx';
import { FindForm, OlderRows } from '#app/ui/find-form.tsx';
import { OverdueTable } from './overdue-table.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { findOf } from '#app/web/find-query.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const asked = findOf(request);
  return {
    ...(await deskLoans(partner.id, asked)),
    asked,
    statuses: Object.values(LoanStatus),
    tasks: await deskTasks(partner.id, now()),
    day: await deskDay(partner.id, now()),
    period: periodIn(partner.zone, now()),
  };
}

/** The day in one sentence: who is late, what is missing, what is to be paid. */
function dayWords({ overdueCount, months, toPay }: DeskDay): string {
  const missing = months.filter(({ isOverdue }) => isOverdue).length;
  const parts = [
    ...(overdueCount > 0 ? [m.day_overdue({ count: overdueCount })] : []),
    ...(missing > 0 ? [m.day_reports({ count: missing })] : []),
    ...(toPay.length > 0 ? [m.day_to_pay({ count: toPay.length })] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : m.admin_nothing_waits();
}

export default function Desk() {
  const { loans, next, asked, statuses, tasks, day, period } = useLoaderData<typeof loader>();
  return (
    <Page
      title={formatWeekday(day.today, getLocale())}
      lead={<p>{dayWords(day)}</p>}
      nav={<DeskNav />}
    >
      <div className="flex flex-wrap gap-3">
        <LinkButton to={href('desk/loan-new')}>{m.desk_new_loan()}</LinkButton>
        <LinkButton to={href('desk/report', { period })} kind="quiet">
          {m.desk_report_payments()}
        </LinkButton>
      </div>
      <OverdueTable day={day} />
      <Section title={m.desk_your_loans()}>
        <LoanStates states={day.states} />
      </Section>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        <div className="grid gap-6">
          {day.toPay.map((row) => (
            <ToPay key={row.id} row={row} />
          ))}
          <DeskTaskList tasks={tasks} />
        </div>
        <div className="grid gap-6">
          {day.months.length > 0 ? <MonthStrip months={day.months} /> : null}
          <Room standing={day.standing} />
          <Unheard rows={day.unheard} />
        </div>
      </div>
      <Section title={m.desk_loans()}>
        <FindForm asked={asked} hint={m.find_loans_hint()} statuses={statuses} />
        <DeskLoanTable loans={loans} isSearched={asked.text !== '' || asked.status !== null} />
        <OlderRows asked={asked} next={next} />
      </Section>
    </Page>
  );
}
