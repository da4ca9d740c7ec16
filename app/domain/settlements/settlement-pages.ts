import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';
import { creditorReference, shownReference } from '#app/money/creditor-reference.ts';
import { howToPay } from './how-to-pay.ts';
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

/**
 * One settlement with its lines; a partner's staff see only their own. A page shows `most` of them after the
 * number `after`; a file has all.
 */
export async function settlementPage(
  settlementId: number,
  asked: { partnerId?: number; after?: number; most?: number } = {},
) {
  const { partnerId, after = 0, most } = asked;
  const settlement = await db().settlement.findFirst({
    where: { id: settlementId, ...(partnerId !== undefined && { partnerId }) },
    include: { partner: true, receipts: { orderBy: { id: 'asc' } } },
  });
  if (!settlement) return null;
  const lines = await linesOf(settlementId, after, most);
  const { number: last = 0 } = lines.at(-1) ?? {};
  const sums = await sumsOf(settlementId);
  return {
    ...pick(
      settlement,
      'id',
      'period',
      'currency',
      'status',
      'due',
      'netted',
      'advanced',
      'received',
    ),
    partner: settlement.partner.name,
    issuedAt: settlement.issuedAt,
    payment: settlement.status === 'issued' ? await howToPay(settlement) : null,
    receipts: settlement.receipts.map((row) =>
      pick(row, 'id', 'reference', 'source', 'amount', 'currency', 'bookedAt', 'reversedAt'),
    ),
    shared: await settlementProgress(settlementId),
    lines,
    sums,
    next: last < sums.last ? last : null,
  };
}

interface LineShown {
  readonly number: number;
  readonly loanId: number;
  readonly reference: string;
  readonly name: string;
  /** Minor units of the settlement's currency. */
  readonly expected: bigint;
  readonly cash: bigint;
  readonly loss: bigint;
  readonly gain: bigint;
  readonly received: bigint;
  /** A decimal. */
  readonly rate: string;
}

async function linesOf(id: number, after: number, most = 1_000_000): Promise<LineShown[]> {
  const rows = await db().$queryRaw<
    (Omit<LineShown, 'name'> & Parameters<typeof borrowerName>[0])[]
  >`
    select n.number, n.loan_id as "loanId", coalesce(l.external_id, '#' || l.id) as reference,
           b.first_name as "firstName", b.group_name as "groupName",
           n.expected, n.cash, n.loss, n.gain, n.received, trim_scale(n.settled_rate) as rate
      from settlement_lines n join loans l on l.id = n.loan_id join borrowers b on b.id = l.borrower_id
     where n.settlement_id = ${id} and n.number > ${after}
     order by n.number limit ${most}`;
  return rows.map((row) => ({
    ...pick(
      row,
      'number',
      'loanId',
      'reference',
      'expected',
      'cash',
      'loss',
      'gain',
      'received',
      'rate',
    ),
    name: borrowerName(row),
  }));
}

/** What all lines come to, and the number of the last. */
async function sumsOf(id: number) {
  const [row] = await db().$queryRaw<
    (Pick<LineShown, 'expected' | 'cash' | 'loss' | 'gain' | 'received'> & { last: number })[]
  >`
    select coalesce(sum(expected), 0)::bigint as expected, coalesce(sum(cash), 0)::bigint as cash,
           coalesce(sum(loss), 0)::bigint as loss, coalesce(sum(gain), 0)::bigint as gain,
           coalesce(sum(received), 0)::bigint as received, coalesce(max(number), 0) as last
      from settlement_lines where settlement_id = ${id}`;
  return row ?? { expected: 0n, cash: 0n, loss: 0n, gain: 0n, received: 0n, last: 0 };
}

/** How many of the loans that a settlement's money came for have been shared out among their lenders. */
export async function settlementProgress(
  settlementId: number,
): Promise<{ done: number; all: number }> {
  const [row] = await db().$queryRaw<{ done: number; all: number }[]>`
    select count(l.distributed_at)::int as done, count(*)::int as all
      from receipts r join receipt_lines l on l.receipt_id = r.id
     where r.settlement_id = ${settlementId}`;
  return row ?? { done: 0, all: 0 };
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
