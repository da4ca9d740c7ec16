import { balanceOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';
import { creditorReference, shownReference } from '#app/money/creditor-reference.ts';
import { isOverdue, payBy } from './pay-by-rules.ts';

/** A partner's settlements, newest first, and what is payable to it now. */
export async function settlementsOf(partnerId: number, currency: Currency) {
  const { zone } = await db().partner.findUniqueOrThrow({ where: { id: partnerId } });
  const settlements = await db().settlement.findMany({
    where: { partnerId },
    orderBy: { id: 'desc' },
  });
  const reports = await db().repaymentReport.findMany({
    where: { partnerId },
    include: { _count: { select: { lines: true } } },
    orderBy: { period: 'desc' },
  });
  return {
    settlements: settlements.map((row) => ({
      ...pick(row, 'id', 'period', 'status', 'currency', 'due', 'received'),
      reference: referenceOf(row.id),
      payBy: row.status === 'issued' ? payBy(row, zone) : null,
    })),
    reports: reports.map((report) => ({
      period: report.period,
      status: report.status,
      lineCount: report._count.lines,
      isSettled: report.settlementId !== null,
    })),
    payable: await balanceOf(db(), `partner:${partnerId}:payable`, currency),
  };
}

/** Every settlement of every partner, newest first. */
export async function allSettlements() {
  const rows = await db().settlement.findMany({
    include: { partner: true },
    orderBy: { id: 'desc' },
    take: 200,
  });
  return rows.map(({ partner, ...row }) => ({
    ...pick(row, 'id', 'period', 'status', 'currency', 'due', 'received', 'advanced'),
    partner: partner.name,
    reference: referenceOf(row.id),
    payBy: row.status === 'issued' ? payBy(row, partner.zone) : null,
  }));
}

/** What partners still owe, over all settlements, the oldest first. */
export async function unpaidSettlements(now: Date) {
  const rows = await db().settlement.findMany({
    where: { status: 'issued' },
    include: { partner: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({
    id: row.id,
    partnerId: row.partnerId,
    partner: row.partner.name,
    period: row.period,
    reference: referenceOf(row.id),
    currency: row.currency,
    open: row.due - row.received + row.advanced,
    payBy: payBy(row, row.partner.zone),
    isOverdue: isOverdue(payBy(row, row.partner.zone), row.partner.zone, now),
  }));
}

/** What a partner writes beside its payment, in groups of four. */
const referenceOf = (id: number) => shownReference(creditorReference('settlement', id));
