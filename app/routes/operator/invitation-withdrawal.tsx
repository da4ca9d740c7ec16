import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { withdrawInvitation } from '#app/domain/invitations/withdraw-invitation.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'admin');
  const invitationId = rowId((await request.formData()).get('invitation'));
  await withdrawInvitation({ invitationId, partnerId: null, actorId: personId, now: now() });
  return redirect(href('operator/staff'));
}
