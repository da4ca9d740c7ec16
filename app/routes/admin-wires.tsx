import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { proposeWire } from '#app/domain/settlements/propose-wire.ts';
import { now } from '#app/platform/clock.ts';
import { amountField, textField } from '../web/fields.ts';
import { parseForm } from '../web/forms.ts';
import { paths } from '../web/paths.ts';
import { requireStaff } from '../web/session.ts';

const schema = z.object({
  partner: z.coerce.number('is_not_known').int().positive(),
  reference: textField(80),
  amount: amountField('USD'),
});

/** The first of two treasurers says that a partner's wire has arrived. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return redirect(`${paths.adminMoney()}?refused=form_is_not_complete`);
  const { partner, reference, amount } = parsed.value;
  const wire = { partnerId: partner, reference, amount, currency: 'USD' as const };
  const answer = await proposeWire({ ...wire, actorId: personId, now: now() });
  const more = 'refused' in answer ? `?refused=${answer.refused}` : '';
  return redirect(paths.adminMoney() + more);
}
