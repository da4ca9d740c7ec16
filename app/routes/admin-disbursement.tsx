import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { proposeDisbursement } from '#app/domain/disbursements/propose-disbursement.ts';
import { now } from '#app/platform/clock.ts';
import { dayField, rateField, textField } from '../web/fields.ts';
import { parseForm } from '../web/forms.ts';
import { rowId } from '../web/path-id.ts';
import { paths } from '../web/paths.ts';
import { requireStaff } from '../web/session.ts';

const schema = z.object({
  paidOn: dayField,
  rate: rateField,
  proof: textField(200),
  isPaidOutNow: z.string().optional(),
});

/** The first of two treasurers. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return redirect(`${paths.adminMoney()}?refused=form_is_not_complete`);
  const answer = await proposeDisbursement({
    ...parsed.value,
    isPaidOutNow: parsed.value.isPaidOutNow === 'yes',
    loanId: rowId(params['id']),
    actorId: personId,
    now: now(),
  });
  const more = 'refused' in answer ? `?refused=${answer.refused}` : '';
  return redirect(paths.adminMoney() + more);
}
