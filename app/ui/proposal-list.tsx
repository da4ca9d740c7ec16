import { Form } from '@remix-run/react';
import type { OpenProposal } from '#app/domain/people/open-proposals.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from './button.tsx';
import { InstantText } from './money.tsx';
import { Card } from './page.tsx';
import { proposalDetails } from './proposal-details.tsx';

const kinds: Record<OpenProposal['kind'], () => string> = {
  disbursement: m.proposal_disbursement,
  wire: m.proposal_wire,
  bank_payout: m.proposal_bank_payout,
  bank_return: m.proposal_bank_return,
  partner_payout: m.proposal_partner_payout,
  reversal: m.proposal_reversal,
  write_off: m.proposal_write_off,
  refund: m.proposal_refund,
  manual_journal: m.proposal_manual_journal,
  bank_details: m.proposal_bank_details,
};

/** What waits for a second person; whoever proposed it sees why they cannot press. */
export function ProposalList(props: {
  proposals: readonly OpenProposal[];
  actorId: number;
  /** False for whoever only looks. */
  mayAct: boolean;
}) {
  if (props.proposals.length === 0) {
    return <p className="text-ink-soft">{m.admin_nothing_waits()}</p>;
  }
  return (
    <ul className="grid gap-5 lg:grid-cols-2">
      {props.proposals.map((proposal) => (
        <li key={proposal.id}>
          <ProposalCard
            proposal={proposal}
            isOwn={proposal.proposedById === props.actorId}
            mayAct={props.mayAct}
          />
        </li>
      ))}
    </ul>
  );
}

function ProposalCard(props: { proposal: OpenProposal; isOwn: boolean; mayAct: boolean }) {
  const { proposal, isOwn, mayAct } = props;
  return (
    <Card>
      <div>
        <h3 className="text-lg">
          {kinds[proposal.kind]()}
          {proposal.about ? ` · ${proposal.about}` : null}
        </h3>
        <p className="text-sm text-ink-soft">
          {m.proposed_by({ name: proposal.proposedBy })} <InstantText at={proposal.proposedAt} />
        </p>
      </div>
      <dl className="grid grid-cols-[minmax(0,max-content)_minmax(50%,1fr)] gap-x-4 gap-y-1 text-sm">
        {proposalDetails(proposal).map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="figures min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {mayAct ? <ProposalActs id={proposal.id} isOwn={isOwn} /> : null}
    </Card>
  );
}

function ProposalActs({ id, isOwn }: { id: number; isOwn: boolean }) {
  return (
    <div className="flex flex-wrap gap-3">
      <Form method="post" action={`/admin/proposals/${id}/approval`}>
        <Button disabledBecause={isOwn ? m.proposal_needs_another() : null}>
          {m.proposal_approve()}
        </Button>
      </Form>
      <Form method="post" action={`/admin/proposals/${id}/withdrawal`}>
        <Button kind="quiet">{isOwn ? m.proposal_withdraw() : m.proposal_decline()}</Button>
      </Form>
    </div>
  );
}
