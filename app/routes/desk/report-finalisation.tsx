import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { finaliseReport } from '#app/domain/repayments/finalise-report.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'manager');
  const period = params['period'] ?? '';
  await finaliseReport({ partnerId: partner.id, period, actorId: personId, now: now() });
  return redirect(href('desk/settlements'));
}
