import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { finaliseReport } from '#app/domain/repayments/finalise-report.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'manager');
  const period = params['period'] ?? '';
  const asked = { partnerId: partner.id, period, actorId: personId, now: now() };
  const answer = await finaliseReport(asked);
  if ('refused' in answer) {
    return redirect(href('desk/report', { period }, { refused: answer.refused }));
  }
  return redirect(href('desk/settlements'));
}
