import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { withdrawProposal } from '#app/domain/approvals/withdraw-proposal.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

/** What was proposed is taken back, or declined; nothing has moved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const proposalId = rowId(params['id']);
  const answer = await withdrawProposal({ proposalId, actorId: personId, now: now() });
  const more = 'refused' in answer ? `?refused=${answer.refused}` : '';
  return redirect(href('operator/money') + more);
}
