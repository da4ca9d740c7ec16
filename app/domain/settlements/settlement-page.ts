import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { db } from '#app/platform/db.ts';
import { pick, without } from '#app/platform/pick.ts';
import { howToPay } from './how-to-pay.ts';

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
  const { last: lastOfAll, ...sums } = await sumsOf(settlementId);
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
    next: last < lastOfAll ? last : null,
  };
}

type Whole = NonNullable<Awaited<ReturnType<typeof settlementPage>>>;

/** What a page shows of the lines: what the rate took and brought only where it did. */
export function shownLines({ lines, sums }: Pick<Whole, 'lines' | 'sums'>) {
  const hasEffect = sums.loss !== 0n || sums.gain !== 0n;
  return lines.map((line) =>
    hasEffect ? without(line, 'loanId') : without(line, 'loanId', 'loss', 'gain'),
  );
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
  const rows = await db().$queryRaw<(LineShown & Parameters<typeof borrowerName>[0])[]>`
    select n.number, n.loan_id as "loanId", coalesce(l.external_id, '#' || l.id) as reference,
           b.first_name as "firstName", b.group_name as "groupName",
           n.expected, n.cash, n.loss, n.gain, n.received, trim_scale(n.settled_rate) as rate
      from settlement_lines n join loans l on l.id = n.loan_id join borrowers b on b.id = l.borrower_id
     where n.settlement_id = ${id} and n.number > ${after}
     order by n.number limit ${most}`;
  return rows.map((row) => ({
    ...without(row, 'firstName', 'groupName'),
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
