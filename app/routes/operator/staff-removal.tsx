import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { revokeStaffRole } from '#app/domain/roles/staff-roles.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'admin');
  const staffRoleId = rowId((await request.formData()).get('member'));
  const answer = await revokeStaffRole({ staffRoleId, actorId: personId, now: now() });
  const more = 'refused' in answer ? `?refused=${answer.refused}` : '';
  return redirect(href('operator/staff') + more);
}
