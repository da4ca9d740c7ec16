import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { blockPerson, unblockPerson } from '#app/domain/people/block-person.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { textField } from '#app/web/fields.ts';
import { parseForm } from '#app/web/forms.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';

const schema = z.object({ reason: textField(300).optional(), lets: z.string().optional() });

/** An admin keeps somebody out, with a reason, or lets them in again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId: actorId } = await requireStaff(request, 'admin');
  const parsed = await parseForm(request, schema);
  const by = { personId: rowId(params['id']), actorId, now: now() };
  if (!parsed.ok || (!parsed.value.lets && !parsed.value.reason))
    return redirect(href('operator/people', {}, { refused: 'reason_is_missing' }));
  if (parsed.value.lets) {
    await unblockPerson(by);
    return redirect(href('operator/people', {}, { done: 'unblocked' }));
  }
  const answer = await blockPerson({ ...by, reason: parsed.value.reason ?? '' });
  const said = 'refused' in answer ? { refused: answer.refused } : { done: 'blocked' };
  return redirect(href('operator/people', {}, said));
}
