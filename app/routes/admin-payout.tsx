import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { proposeBankPayout } from '#app/domain/balances/bank-payouts.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '../web/path-id.ts';
import { paths } from '../web/paths.ts';
import { requireStaff } from '../web/session.ts';

/** The first of two treasurers has sent a payout by bank. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const partId = rowId(params['id']);
  const proof = String((await request.formData()).get('proof') ?? '').slice(0, 200);
  const answer = await proposeBankPayout({ partId, proof, actorId: personId, now: now() });
  const more = 'refused' in answer ? `?refused=${answer.refused}` : '';
  return redirect(paths.adminMoney() + more);
}
