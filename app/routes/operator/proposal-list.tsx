import { Form } from '@remix-run/react';
import type { OpenProposal } from '#app/domain/operations/open-proposals.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { factWords, readFacts } from './fact-words.tsx';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Card } from '#app/ui/page.tsx';
import { proposalWords } from './proposal-words.ts';

type ShownProposal = Omit<OpenProposal, 'subject'>;

/** Kinds whose accounts stand among their facts. */
const saysItsAccounts: readonly string[] = ['manual_journal', 'stripe_line'];

/** What waits for a second person; whoever proposed it sees why they cannot press. */
export function ProposalList(props: {
  proposals: readonly ShownProposal[];
  actorId: number;
  /** False for those who may only look. */
  mayAct: boolean;
}) {
  if (props.proposals.length === 0) {
    return <p className="text-ink-soft">{m.admin_nothing_waits()}</p>;
  }
  return (
    <ul className="grid gap-5 lg:grid-cols-2">
      {props.proposals.map((proposal) => (
        <li key={proposal.id}>
          <ProposalCard proposal={proposal} actorId={props.actorId} mayAct={props.mayAct} />
        </li>
      ))}
    </ul>
  );
}

function ProposalCard(props: { proposal: ShownProposal; actorId: number; mayAct: boolean }) {
  const { proposal, actorId, mayAct } = props;
  return (
    <Card>
      <div>
        <h3 className="text-lg">
          {proposalWords(proposal.kind)}
          {proposal.about ? ` · ${proposal.about}` : null}
        </h3>
        <p className="text-sm text-ink-soft">
          {proposal.proposedBy
            ? m.proposed_by({ name: proposal.proposedBy })
            : m.proposed_by_treasurer()}{' '}
          <InstantText at={proposal.proposedAt} />
        </p>
      </div>
      {proposal.shown.sum ? (
        <p className="font-serif text-[1.5rem] leading-tight">
          <MoneyText {...proposal.shown.sum} />
          {proposal.shown.to && !saysItsAccounts.includes(proposal.kind) ? (
            <span className="block text-base text-ink-soft">→ {proposal.shown.to}</span>
          ) : null}
        </p>
      ) : null}
      <dl className="grid grid-cols-[minmax(0,max-content)_minmax(50%,1fr)] gap-x-4 gap-y-1 text-sm">
        {readFacts(proposal.details, proposal.shown.sum ? ['amount'] : []).map(
          ({ name, label }) => (
            <div key={name} className="contents">
              <dt className="text-ink-soft">{label}</dt>
              <dd className="figures min-w-0 break-words">{factWords(name, proposal.details)}</dd>
            </div>
          ),
        )}
      </dl>
      {mayAct ? <ProposalActs proposal={proposal} actorId={actorId} /> : null}
    </Card>
  );
}

function ProposalActs({ proposal, actorId }: { proposal: ShownProposal; actorId: number }) {
  const { id, approvers } = proposal;
  const isOwn = proposal.proposedById === actorId;
  const mayAgree = approvers.some((person) => person.id === actorId);
  const names = approvers.map((person) => person.name).join(', ');
  const alone = names ? m.proposal_needs_one_of({ names }) : m.proposal_needs_another();
  return (
    <div className="flex flex-wrap gap-3">
      <Form method="post" action={href('operator/proposal-approval', { id })}>
        <Button disabledBecause={mayAgree ? null : alone}>{m.proposal_approve()}</Button>
      </Form>
      <Form method="post" action={href('operator/proposal-withdrawal', { id })}>
        <Button kind="quiet">{isOwn ? m.proposal_withdraw() : m.proposal_decline()}</Button>
      </Form>
    </div>
  );
}
