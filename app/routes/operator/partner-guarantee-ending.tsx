import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { endGuarantee } from '#app/domain/partners/guarantees.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'admin');
  const partnerId = rowId(params['id']);
  await endGuarantee({ partnerId, currency: fundingCurrency(), actorId: personId, now: now() });
  return redirect(href('operator/partner', { id: partnerId }));
}
