import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { approveLoan } from '#app/domain/loans/approve-loan.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { orAbsent } from '#app/web/or-absent.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'reviewer');
  const loanId = rowId(params['id']);
  const asked = { loanId, actorId: personId, now: now() };
  const answer = await orAbsent(() => approveLoan(asked));
  if ('refused' in answer)
    return redirect(href('operator/loan', { id: loanId }, { refused: answer.refused }));
  return redirect(href('operator/loan', { id: loanId }, { done: 'approved' }));
}
