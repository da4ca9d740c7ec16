import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { resendMail } from '#app/domain/operations/resend-mail.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

/** Support sends a mail once more, to the address that its account has now. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'support');
  const answer = await resendMail({ mailId: rowId(params['id']), actorId: personId, now: now() });
  if ('refused' in answer) throw new Response(null, { status: 404 });
  return redirect(href('operator/people', {}, { done: 'resent' }));
}
