import { lateLoans } from '#app/domain/lateness/late-loans.ts';
import { unpaidSettlements } from '#app/domain/settlements/settlement-pages.ts';
import { newestTies } from '#app/domain/ties/make-ties.ts';
import { addDays, dayIn, isoDay } from '#app/money/days.ts';
import type { Currency } from '#app/money/currencies.ts';
import { periodOf } from '#app/money/periods.ts';
import { db } from '#app/platform/db.ts';
import { heldNow } from './held-now.ts';
import { monthsReported } from './month-strip-rules.ts';

/** What the operator's staff see first: do the books tie, what is on its way, whom to watch. */
export async function operatorDay(currency: Currency, now: Date) {
  return {
    tie: (await newestTies({ from: addDays(isoDay(now), -3) }))[0] ?? null,
    held: await heldNow(currency),
    onItsWay: await onItsWay(now),
    toWatch: await partnersToWatch(now),
  };
}

export type OperatorDay = Awaited<ReturnType<typeof operatorDay>>;

interface Way {
  readonly way: 'from_partners' | 'to_partners' | 'to_cards' | 'to_banks';
  readonly amount: bigint;
  /** Days since the oldest of it set out; null where nothing is on its way. */
  readonly oldestDays: number | null;
}

/** What has been reported or approved and has not arrived. */
async function onItsWay(now: Date): Promise<Way[]> {
  const days = (since: Date | null) =>
    since && Math.floor((now.getTime() - since.getTime()) / 86_400_000);
  const { _sum, _min } = await db().settlement.aggregate({
    where: { status: 'issued' },
    _sum: { due: true, received: true, advanced: true },
    _min: { issuedAt: true },
  });
  const due = (_sum.due ?? 0n) - (_sum.received ?? 0n) + (_sum.advanced ?? 0n);
  const parts = await db().$queryRaw<{ way: Way['way']; amount: bigint; since: Date }[]>`
    select case when p.kind = 'partner' then 'to_partners'
                when t.rail = 'bank_wire' then 'to_banks' else 'to_cards' end as way,
           sum(t.amount)::bigint as amount, min(p.requested_at) as since
      from payout_parts t join payouts p on p.id = t.payout_id
     where t.status in ('intended', 'sent') group by 1`;
  const ways = ['to_partners', 'to_cards', 'to_banks'] as const;
  return [
    { way: 'from_partners', amount: due, oldestDays: days(_min.issuedAt) },
    ...ways.map((way): Way => {
      const row = parts.find((part) => part.way === way);
      return { way, amount: row?.amount ?? 0n, oldestDays: days(row?.since ?? null) };
    }),
  ];
}

/** Partners that owe something: a report, a settlement, or a word about who is late. */
async function partnersToWatch(now: Date) {
  const partners = await db().partner.findMany({
    select: {
      id: true,
      name: true,
      zone: true,
      reports: { select: { period: true, status: true } },
    },
    orderBy: { name: 'asc' },
  });
  const firsts = await db().$queryRaw<{ partnerId: number; first: Date }[]>`
    select l.partner_id as "partnerId", min(i.due_on) as first
      from loans l join instalments i on i.loan_id = l.id
     where l.status in ('in_repayment', 'repaid', 'defaulted') group by 1`;
  const unpaid = await unpaidSettlements(now);
  const late = await lateLoans({ now });
  const owners = await db().loan.findMany({
    where: { id: { in: late.map((row) => row.loanId) } },
    select: { id: true, partnerId: true },
  });
  const rows = partners.map(({ id, name, zone, reports }) => {
    const first = firsts.find((row) => row.partnerId === id)?.first;
    const today = dayIn(zone, now);
    const months = first ? monthsReported({ first: periodOf(isoDay(first)), today, reports }) : [];
    const own = late.filter(
      (row) => owners.find((loan) => loan.id === row.loanId)?.partnerId === id,
    );
    return {
      id,
      name,
      missing: months.find((month) => month.isOverdue)?.period ?? null,
      overdue: unpaid
        .filter((row) => row.partnerId === id && row.isOverdue)
        .reduce((sum, row) => sum + row.open, 0n),
      late: own.length,
      longest: own[0]?.days ?? 0,
    };
  });
  return rows.filter((row) => row.missing !== null || row.overdue > 0n || row.late > 0);
}
