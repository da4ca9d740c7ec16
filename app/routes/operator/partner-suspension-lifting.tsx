import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { liftSuspension } from '#app/domain/partners/lift-suspension.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { paths } from '#app/web/paths.ts';
import { requireStaff } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'admin');
  const partnerId = rowId(params['id']);
  await liftSuspension({ partnerId, actorId: personId, now: now() });
  return redirect(paths.adminPartner(partnerId));
}
