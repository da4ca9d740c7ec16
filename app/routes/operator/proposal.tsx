import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { proofOf } from '#app/domain/approvals/proofs.ts';
import { proposalForAuditor } from '#app/domain/operations/auditor-view.ts';
import {
  type OpenProposal,
  oneProposal,
  openProposals,
} from '#app/domain/operations/open-proposals.ts';
import { destinationOf } from '#app/domain/operations/proposal-destination.ts';
import { expectedOf } from '#app/domain/operations/proposal-expected.ts';
import { loanBehind, standingOf } from '#app/domain/desks/standing.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { pick, without } from '#app/platform/pick.ts';
import { Card, Page, Section } from '#app/ui/page.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { InstantText } from '#app/ui/money.tsx';
import { OperatorNav } from './operator-nav.tsx';
import { ProofSeen } from './proof-seen.tsx';
import { ProposalActs } from './proposal-acts.tsx';
import { ProposalFacts } from './proposal-facts.tsx';
import { listed } from './listed-proposal.ts';
import { ProposalList } from './proposal-list.tsx';
import { ProposalSum } from './proposal-sum.tsx';
import { rowId } from '#app/web/path-id.ts';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { hasRole, requireStaff, seesLenders } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  const at = now();
  const found = await oneProposal(rowId(params['id']), at);
  if (!found) throw new Response(null, { status: 404 });
  const sees = seesLenders(actor);
  const proposal = sees ? found : proposalForAuditor(found);
  const others = (await openProposals(at)).filter(({ id }) => id !== found.id);
  const seen = sees ? others : others.map(proposalForAuditor);
  const destination = await destinationOf(found.id);
  const loanId = loanBehind(found.subject);
  const standing = loanId === null ? null : await standingOf(loanId);
  const proof = await proofOf(found.id);
  return {
    proposal: { ...without(proposal, 'subject'), details: saidBesides(proposal) },
    // Where a lender's money goes, auditors are not told.
    destination: sees || destination?.since ? destination : null,
    expected: await expectedOf(found.id),
    standing: standing && sees ? standing : null,
    proof: proof && pick(proof, 'id', 'kind', 'name', 'size'),
    next: seen.map(listed),
    refused: refusalWordsFor(new URL(request.url).searchParams.get('refused')),
    actorId: actor.personId,
    mayAct: hasRole(actor, 'treasurer'),
  };
}

/** What the sum does not say already. */
function saidBesides({ details, shown }: OpenProposal): Record<string, string> {
  return shown.sum ? without(details, 'amount') : details;
}

/** Everything that the second person needs before agreeing, and the sum first. */
export default function AdminProposal() {
  const facts = useLoaderData<typeof loader>();
  const { proposal, mayAct, actorId, next } = facts;
  const { approvedAt, withdrawnAt } = proposal;
  const isOpen = approvedAt === null && withdrawnAt === null;
  return (
    <Page
      title={m.proposal_title()}
      trail={[
        { to: href('operator/home'), label: m.admin_title() },
        { to: href('operator/money'), label: m.money_title() },
      ]}
      nav={<OperatorNav />}
    >
      {facts.refused ? <Notice tone="wrong">{facts.refused}</Notice> : null}
      {approvedAt ? (
        <Notice tone="good">
          {m.proposal_was_approved()} <InstantText at={approvedAt} />
        </Notice>
      ) : null}
      {withdrawnAt ? (
        <Notice>
          {m.proposal_was_withdrawn()} <InstantText at={withdrawnAt} />
        </Notice>
      ) : null}
      <Card>
        <div className="grid gap-x-12 gap-y-7 lg:grid-cols-[minmax(0,1fr)_minmax(16rem,21rem)]">
          <div className="grid content-start gap-6">
            <ProposalSum proposal={proposal} />
            <ProposalFacts {...facts} />
          </div>
          <ProofSeen proof={facts.proof} said={proposal.shown.proof} isOpen={isOpen} />
        </div>
        {isOpen && mayAct ? <ProposalActs proposal={proposal} actorId={actorId} /> : null}
      </Card>
      {next.length > 0 ? (
        <Section title={m.proposal_next()}>
          <ProposalList proposals={next} actorId={actorId} mayAct={mayAct} />
        </Section>
      ) : null}
    </Page>
  );
}
