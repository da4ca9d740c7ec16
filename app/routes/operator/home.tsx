import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { reviewQueue } from '#app/domain/loans/desk-loans.ts';
import { loanForAuditor, proposalForAuditor } from '#app/domain/operations/auditor-view.ts';
import { type OperatorDay, operatorDay } from '#app/domain/desks/operator-day.ts';
import { openProposals } from '#app/domain/operations/open-proposals.ts';
import { readiness } from '#app/domain/operations/readiness.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { now } from '#app/platform/clock.ts';
import { without } from '#app/platform/pick.ts';
import { Held, OnItsWay, ToWatch } from './day-parts.tsx';
import { OperatorNav } from './operator-nav.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { listed } from './listed-proposal.ts';
import { ProposalList } from './proposal-list.tsx';
import { StaffLoanTable } from './loan-table.tsx';
import { hasRole, requireStaff, seesBorrowers, seesLenders } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'reviewer', 'treasurer', 'auditor', 'support');
  const has = (...roles: StaffRoleName[]) => roles.some((role) => hasRole(actor, role));
  // Support sees people masked: nothing that names somebody is listed here for them.
  const isForMoney = has('treasurer', 'auditor');
  const queue = has('reviewer', 'treasurer', 'auditor') ? await reviewQueue() : null;
  const proposals = isForMoney ? await openProposals(now()) : null;
  const shown = seesLenders(actor) ? proposals : proposals?.map(proposalForAuditor);
  return {
    queue: seesBorrowers(actor) ? queue : (queue?.map(loanForAuditor) ?? null),
    proposals: shown?.map(listed) ?? null,
    day: isForMoney ? await operatorDay(fundingCurrency(), now()) : null,
    state: without(await readiness(now()), 'isReady', 'oldestWorkSeconds'),
    actorId: actor.personId,
    mayAct: hasRole(actor, 'treasurer'),
    isForMoney,
    isAdmin: hasRole(actor, 'admin'),
  };
}

/** The one sentence of the day, for those who answer for the books. */
function titleOf(state: { booksBalance: boolean }, day: OperatorDay | null): string {
  if (!day) return m.admin_title();
  if (!state.booksBalance || day.tie?.status === 'failed') return m.day_books_fail();
  return day.tie?.status === 'tied' ? m.day_books_tie() : m.day_books_balance();
}

export default function Admin() {
  const { queue, proposals, day, state, actorId, mayAct, isAdmin, isForMoney } =
    useLoaderData<typeof loader>();
  return (
    <Page title={titleOf(state, day)} nav={<OperatorNav />}>
      {state.booksBalance || !isForMoney ? null : (
        <Notice tone="wrong">
          <Link to={href('operator/books')}>{m.admin_books_fail()}</Link>
        </Notice>
      )}
      {state.daysThatFail.length === 0 || !isForMoney ? null : (
        <Notice tone="wrong">
          <Link to={href('operator/ties')}>
            {m.admin_days_fail({ count: String(state.daysThatFail.length) })}
          </Link>
        </Notice>
      )}
      {isAdmin && state.failedJobs > 0 ? (
        <Notice tone="wrong">
          <Link to={href('operator/jobs')}>{m.admin_failed_jobs({ count: state.failedJobs })}</Link>
        </Notice>
      ) : null}
      {day ? <Held held={day.held} /> : null}
      {proposals ? (
        <Section title={m.admin_second_person()}>
          <ProposalList proposals={proposals} actorId={actorId} mayAct={mayAct} />
        </Section>
      ) : null}
      {queue ? (
        <Section title={m.admin_review()}>
          <StaffLoanTable caption={m.admin_review()} loans={queue} />
        </Section>
      ) : (
        <div className="grid justify-items-start gap-4">
          <p>{m.people_lead()}</p>
          <LinkButton to={href('operator/people')}>{m.people_look_up()}</LinkButton>
        </div>
      )}
      {day ? (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <OnItsWay rows={day.onItsWay} />
          <ToWatch rows={day.toWatch} />
        </div>
      ) : null}
    </Page>
  );
}
