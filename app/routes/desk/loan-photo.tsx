import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { keepPhoto } from '#app/domain/borrowers/keep-photo.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const loanId = rowId(params['id']);
  const file = (await request.formData()).get('photo');
  if (!(file instanceof File) || file.size === 0)
    return redirect(href('desk/loan', { id: loanId }, { refused: 'photo_is_missing' }));
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const photo = { loanId, partnerId: partner.id, bytes };
  const answer = await keepPhoto({ ...photo, actorId: personId, now: now() });
  if ('refused' in answer && answer.refused === 'no_such_loan') {
    throw new Response(null, { status: 404 });
  }
  const said = 'refused' in answer ? { refused: answer.refused } : { done: 'photo' };
  return redirect(href('desk/loan', { id: loanId }, said));
}
