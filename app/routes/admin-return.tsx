import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { returnCodes, sendBackLoan } from '#app/domain/loans/send-back-loan.ts';
import { now } from '#app/platform/clock.ts';
import { textField } from '../web/fields.ts';
import { parseForm } from '../web/forms.ts';
import { rowId } from '../web/path-id.ts';
import { paths } from '../web/paths.ts';
import { requireStaff } from '../web/session.ts';

const schema = z.object({ code: z.enum(returnCodes, 'is_missing'), reason: textField(1000) });

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'reviewer');
  const loanId = rowId(params['id']);
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return redirect(`${paths.adminReview(loanId)}?refused=form_is_not_complete`);
  await sendBackLoan({ ...parsed.value, loanId, actorId: personId, now: now() });
  return redirect(paths.admin());
}
