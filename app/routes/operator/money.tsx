import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { waitingBankPayouts } from '#app/domain/payouts/waiting-payouts.ts';
import { fundedLoans } from '#app/domain/loans/desk-loans.ts';
import {
  loanForAuditor,
  payoutForAuditor,
  proposalForAuditor,
} from '#app/domain/operations/auditor-view.ts';
import { countOpenBankLines } from '#app/domain/matching/bank-lines.ts';
import { openProposals } from '#app/domain/operations/open-proposals.ts';
import { stuckThings } from '#app/domain/operations/stuck.ts';
import { countOpenStripeLines } from '#app/domain/reconciliation/stripe-lines.ts';
import { unpaidSettlements } from '#app/domain/settlements/settlement-pages.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { OperatorNav } from './operator-nav.tsx';
import { monthWords } from '#app/ui/money.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { listed } from './listed-proposal.ts';
import { ProposalList } from './proposal-list.tsx';
import { WaitingTable } from './waiting-table.tsx';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { hasRole, requireStaff, seesBorrowers, seesLenders } from '#app/web/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  const seen = seesLenders(actor);
  const open = await openProposals(now());
  const proposals = seen ? open : open.map(proposalForAuditor);
  const isOpen = (subject: string) => proposals.some((proposal) => proposal.subject === subject);
  const loans = (await fundedLoans()).filter((loan) => !isOpen(`loan:${loan.id}`));
  const payouts = (await waitingBankPayouts(now())).filter(
    ({ id }) => !isOpen(`payout_part:${id}`),
  );
  return {
    loans: seesBorrowers(actor) ? loans : loans.map(loanForAuditor),
    payouts: seen ? payouts : payouts.map(payoutForAuditor),
    settlements: await unpaidSettlements(now()),
    stripeLines: String(await countOpenStripeLines()),
    bankLines: String(await countOpenBankLines()),
    stuckCount: String((await stuckThings(now())).length),
    proposals: proposals.map(listed),
    actorId: actor.personId,
    mayAct: hasRole(actor, 'treasurer'),
    refused: refusalWordsFor(new URL(request.url).searchParams.get('refused')),
  };
}

export default function AdminMoney() {
  const facts = useLoaderData<typeof loader>();
  return (
    <Page title={m.money_title()} lead={<p>{m.money_lead()}</p>} nav={<OperatorNav />}>
      {facts.refused ? <Notice tone="wrong">{facts.refused}</Notice> : null}
      <Section title={m.admin_second_person()}>
        <ProposalList proposals={facts.proposals} actorId={facts.actorId} mayAct={facts.mayAct} />
      </Section>
      <Section title={m.money_disburse()}>
        <WaitingTable
          caption={m.money_disburse()}
          mayAct={facts.mayAct}
          rows={facts.loans.map((loan) => ({
            ...loan,
            about: loan.partner,
            to: href('operator/loan-disbursement', { id: loan.id }),
            act: m.disburse_act(),
          }))}
        />
      </Section>
      <Section title={m.money_send()}>
        <WaitingTable
          caption={m.money_send()}
          mayAct={facts.mayAct}
          rows={facts.payouts.map((part) => ({
            ...part,
            name: part.to,
            about: part.kind === 'withdrawal' ? m.payout_of_lender() : m.payout_of_partner(),
            waitsUntil: part.waitsUntil,
            to: href('operator/payout-part-sending', { id: part.id }),
            act: m.send_act(),
          }))}
        />
      </Section>
      <Section title={m.money_receive()}>
        <WaitingTable
          caption={m.money_receive()}
          mayAct={facts.mayAct}
          rows={facts.settlements.map((row) => ({
            ...row,
            name: row.partner,
            about: `${m.settlement_title({ period: monthWords(row.period) })} · ${row.reference}`,
            late: row.isOverdue && row.payBy ? row.payBy : null,
            amount: row.open,
            to: href('operator/wires', {}, { partner: row.partnerId }),
            act: m.wire_act(),
          }))}
        />
      </Section>
      {facts.mayAct ? (
        <Section title={m.journal_title()}>
          <p className="max-w-[44rem]">{m.journal_lead()}</p>
          <div className="flex flex-wrap gap-3">
            <LinkButton to={href('operator/journals')} kind="quiet">
              {m.journal_act()}
            </LinkButton>
            <LinkButton to={href('operator/suspense')} kind="quiet">
              {m.suspense_title()}
            </LinkButton>
            <LinkButton to={href('operator/own-money')} kind="quiet">
              {m.own_money_title()}
            </LinkButton>
          </div>
        </Section>
      ) : null}
      <ul className="flex flex-wrap gap-x-6">
        <li>
          <Link to={href('operator/settlements')}>{m.settlements_all()}</Link>
        </li>
        <li>
          <Link to={href('operator/ties')}>{m.ties_title()}</Link>
        </li>
        <li>
          <Link to={href('operator/bank')}>{m.bank_lines_count({ count: facts.bankLines })}</Link>
        </li>
        <li>
          <Link to={href('operator/liquidity')}>{m.liquidity_title()}</Link>
        </li>
        <li>
          <Link to={href('operator/stripe-lines')}>
            {m.stripe_lines_count({ count: facts.stripeLines })}
          </Link>
        </li>
        <li>
          <Link to={href('operator/stuck')}>{m.stuck_count({ count: facts.stuckCount })}</Link>
        </li>
        <li>
          <Link to={href('operator/failed-payouts')}>{m.failed_payouts_title()}</Link>
        </li>
      </ul>
    </Page>
  );
}
