import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { sendBackLoan } from '#app/domain/loans/send-back-loan.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '../web/path-id.ts';
import { paths } from '../web/paths.ts';
import { requireStaff } from '../web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'reviewer');
  const loanId = rowId(params['id']);
  const reason = String((await request.formData()).get('reason') ?? '')
    .trim()
    .slice(0, 1000);
  if (reason === '') return redirect(paths.adminReview(loanId));
  await sendBackLoan({ loanId, reason, actorId: personId, now: now() });
  return redirect(paths.admin());
}
