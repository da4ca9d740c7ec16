import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { approversOf } from '#app/domain/approvals/catalogue.ts';
import { proposalKind } from '#app/domain/approvals/proposal-kind.ts';
import { approveProposal } from '#app/domain/operations/approve-proposal.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

/** The second person agrees. The same person is refused, here and in the database. */
export async function action({ request, params }: ActionFunctionArgs) {
  const proposalId = rowId(params['id']);
  const kind = await proposalKind(proposalId);
  // A proposal that no longer exists says so to whoever could have agreed.
  const { personId } = await requireStaff(
    request,
    ...(kind ? approversOf(kind) : ['treasurer' as const]),
  );
  const answer = await approveProposal({ proposalId, actorId: personId, now: now() });
  const page = { id: proposalId };
  return redirect(
    'refused' in answer
      ? href('operator/proposal', page, { refused: answer.refused })
      : href('operator/proposal', page),
  );
}
