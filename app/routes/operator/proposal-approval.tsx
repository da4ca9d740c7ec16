import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { approveProposal } from '#app/domain/operations/approve-proposal.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

/** The second person agrees. The same one is refused, here and in the database. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const proposalId = rowId(params['id']);
  const answer = await approveProposal({ proposalId, actorId: personId, now: now() });
  const more = 'refused' in answer ? `?refused=${answer.refused}` : '';
  return redirect(href('operator/money') + more);
}
