import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { staffLoan } from '#app/domain/loans/staff-loan.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const loanId = rowId(params['id']);
  if (!(await staffLoan({ loanId, partnerId: partner.id, now: now() })))
    throw new Response(null, { status: 404 });
  const answer = await submitLoan({ loanId, actorId: personId, now: now() });
  const more = 'refused' in answer ? `?refused=${answer.refused}` : '';
  return redirect(href('desk/loan', { id: loanId }) + more);
}
