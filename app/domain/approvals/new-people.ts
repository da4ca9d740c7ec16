import { moneyRoles } from '#app/domain/roles/money-roles-rules.ts';
import type { Money } from '#app/money/money.ts';
import type { Tx } from '#app/platform/db.ts';
import { firstWeekSum, fundingCurrency } from '#app/platform/env.ts';
import { isProposalKind } from './catalogue.ts';
import { shown } from './details.ts';
import {
  type Appointment,
  isAppointedTogether,
  isFirstWeek,
  oldestAppointment,
} from './new-people-rules.ts';

export type NewPeopleRefusal = 'appointed_within_30_days' | 'first_week_sum_is_reached';

/** Who was given a role that touches money in these 30 days. */
export async function recentAppointments(
  reader: Pick<Tx, 'staffRole'>,
  now: Date,
): Promise<Appointment[]> {
  return reader.staffRole.findMany({
    where: { role: { in: [...moneyRoles] }, grantedAt: { gt: oldestAppointment(now) } },
    select: { personId: true, grantedById: true, grantedAt: true, isFirstSecond: true },
  });
}

/** Why these two may not decide this together yet; null when they may. */
export async function tooNewTogether(
  tx: Tx,
  request: { two: readonly [number, number]; sum: Money | null; now: Date },
): Promise<NewPeopleRefusal | null> {
  const { two, sum, now } = request;
  const appointments = await recentAppointments(tx, now);

  if (isAppointedTogether(appointments, two, now)) return 'appointed_within_30_days';

  if (!sum || !isFirstWeek(appointments, now)) return null;

  // Several at once would each see the others' sums as not agreed to yet.
  await tx.$executeRaw`select pg_advisory_xact_lock(72707371)`;
  const moved = await movedToday(tx, now);
  const isOver = moved === null || moved + size(sum) > firstWeekSum();
  return isOver || sum.currency !== fundingCurrency() ? 'first_week_sum_is_reached' : null;
}

const size = ({ amount }: Money): bigint => (amount < 0n ? -amount : amount);

/** What was agreed to in these 24 hours; null where some of it is in another currency. */
async function movedToday(tx: Tx, now: Date): Promise<bigint | null> {
  const since = new Date(now.getTime() - 86_400_000);
  const rows = await tx.proposal.findMany({ where: { approvedAt: { gt: since } } });
  const sums = rows.flatMap(({ kind, details }) =>
    isProposalKind(kind) ? (shown(kind, details).sum ?? []) : [],
  );
  if (sums.some(({ currency }) => currency !== fundingCurrency())) return null;
  return sums.reduce((all, sum) => all + size(sum), 0n);
}
