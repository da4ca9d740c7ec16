import { Form } from '@remix-run/react';
import type { OpenProposal } from '#app/domain/people/open-proposals.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from './button.tsx';
import { InstantText } from './money.tsx';
import { Card } from './page.tsx';

const kinds: Record<OpenProposal['kind'], () => string> = {
  disbursement: m.proposal_disbursement,
  wire: m.proposal_wire,
  bank_payout: m.proposal_bank_payout,
  reversal: m.proposal_reversal,
  write_off: m.proposal_write_off,
  refund: m.proposal_refund,
};

/** What waits for a second person; whoever proposed it sees why they cannot press. */
export function ProposalList(props: { proposals: readonly OpenProposal[]; actorId: number }) {
  if (props.proposals.length === 0) {
    return <p className="text-ink-soft">{m.admin_nothing_waits()}</p>;
  }
  return (
    <ul className="grid gap-5 lg:grid-cols-2">
      {props.proposals.map((proposal) => (
        <li key={proposal.id}>
          <Card>
            <div>
              <h3 className="text-lg">
                {kinds[proposal.kind]()} · {proposal.subject}
              </h3>
              <p className="text-sm text-ink-soft">
                {m.proposed_by({ name: proposal.proposedBy })}{' '}
                <InstantText at={proposal.proposedAt} />
              </p>
            </div>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-sm">
              {Object.entries(proposal.details).map(([name, value]) => (
                <div key={name} className="contents">
                  <dt className="text-ink-soft">{name}</dt>
                  <dd className="figures min-w-0">{value}</dd>
                </div>
              ))}
            </dl>
            <Form method="post" action={`/admin/proposals/${proposal.id}/approval`}>
              <Button
                disabledBecause={
                  proposal.proposedById === props.actorId ? m.proposal_needs_another() : null
                }
              >
                {m.proposal_approve()}
              </Button>
            </Form>
          </Card>
        </li>
      ))}
    </ul>
  );
}
