import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { waitingBankPayouts } from '#app/domain/balances/waiting-payouts.ts';
import { fundedLoans } from '#app/domain/loans/desk-loans.ts';
import { openProposals } from '#app/domain/people/open-proposals.ts';
import { unpaidSettlements } from '#app/domain/settlements/settlement-pages.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { AdminNav } from '../ui/admin-nav.tsx';
import { DisburseForm, SendForm, WireForm } from '../ui/money-forms.tsx';
import { Notice } from '../ui/notices.tsx';
import { Page, Section } from '../ui/page.tsx';
import { ProposalList } from '../ui/proposal-list.tsx';
import { refusalWords } from '../web/refusals.ts';
import { requireStaff } from '../web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  const refused = new URL(request.url).searchParams.get('refused');
  const proposals = await openProposals();
  const isOpen = (subject: string) => proposals.some((it) => it.subject === subject);
  return {
    loans: (await fundedLoans()).filter((loan) => !isOpen(`loan:${loan.id}`)),
    payouts: (await waitingBankPayouts()).filter((part) => !isOpen(`payout_part:${part.id}`)),
    settlements: await unpaidSettlements(),
    proposals,
    actorId: actor.personId,
    today: now().toISOString().slice(0, 10),
    refused: refused ? refusalWords(refused) : null,
  };
}

export default function AdminMoney() {
  const facts = useLoaderData<typeof loader>();
  return (
    <Page title={m.money_title()} lead={<p>{m.money_lead()}</p>}>
      <AdminNav />
      {facts.refused ? <Notice tone="wrong">{facts.refused}</Notice> : null}
      <Section title={m.admin_second_person()}>
        <ProposalList proposals={facts.proposals} actorId={facts.actorId} />
      </Section>
      <Section title={m.money_disburse()}>
        {facts.loans.length === 0 ? (
          <p className="text-ink-soft">{m.admin_nothing_waits()}</p>
        ) : null}
        <div className="grid gap-5 lg:grid-cols-2">
          {facts.loans.map((loan) => (
            <DisburseForm key={loan.id} loan={loan} today={facts.today} />
          ))}
        </div>
      </Section>
      <Section title={m.money_send()}>
        {facts.payouts.length === 0 ? (
          <p className="text-ink-soft">{m.admin_nothing_waits()}</p>
        ) : null}
        <div className="grid gap-5 lg:grid-cols-2">
          {facts.payouts.map((part) => (
            <SendForm key={part.id} part={part} />
          ))}
        </div>
      </Section>
      <Section title={m.money_receive()}>
        {facts.settlements.length === 0 ? (
          <p className="text-ink-soft">{m.admin_nothing_waits()}</p>
        ) : null}
        <div className="grid gap-5 lg:grid-cols-2">
          {facts.settlements.map((settlement) => (
            <WireForm key={settlement.id} settlement={settlement} />
          ))}
        </div>
      </Section>
    </Page>
  );
}
