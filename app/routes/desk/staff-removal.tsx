import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { removePartnerStaff } from '#app/domain/partners/partner-staff.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'manager');
  const staffId = rowId((await request.formData()).get('member'));
  const removal = { partnerId: partner.id, staffId, actorId: personId, now: now() };
  const answer = await removePartnerStaff(removal);
  const more = 'refused' in answer ? `?refused=${answer.refused}` : '';
  return redirect(href('desk/staff') + more);
}
