import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { approveLoan } from '#app/domain/loans/approve-loan.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '../web/path-id.ts';
import { paths } from '../web/paths.ts';
import { requireStaff } from '../web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'reviewer');
  await approveLoan({ loanId: rowId(params['id']), actorId: personId, now: now() });
  return redirect(paths.admin());
}
