import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import type { ShownProposal } from './proposal-sum.tsx';

/** What approving does, with the sum in it: nobody presses it without having read that. */
function approvalWords({ kind, shown, details }: ShownProposal): string {
  if (!shown.sum) return m.proposal_approve();
  const sum = formatMoney(shown.sum, getLocale());
  const paysNow = kind === 'partner_payout' || details['isPaidOutNow'] === 'true';
  return paysNow ? m.proposal_approve_and_pay({ sum }) : m.proposal_approve_sum({ sum });
}

/** Agreeing and declining; whoever proposed it sees why they cannot press. */
export function ProposalActs(props: { proposal: ShownProposal; actorId: number }) {
  const { proposal, actorId } = props;
  const { id, approvers } = proposal;
  const isOwn = proposal.proposedById === actorId;
  const mayAgree = approvers.some((person) => person.id === actorId);
  const names = approvers.map((person) => person.name).join(', ');
  const alone = names ? m.proposal_needs_one_of({ names }) : m.proposal_needs_another();
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Form method="post" action={href('operator/proposal-approval', { id })}>
        <Button disabledBecause={mayAgree ? null : alone}>{approvalWords(proposal)}</Button>
      </Form>
      <Form method="post" action={href('operator/proposal-withdrawal', { id })}>
        <Button kind="quiet">{isOwn ? m.proposal_withdraw() : m.proposal_decline()}</Button>
      </Form>
      {mayAgree ? (
        <p className="max-w-[26rem] self-center text-sm text-ink-soft">
          {m.proposal_second_of_two()}
        </p>
      ) : null}
    </div>
  );
}
