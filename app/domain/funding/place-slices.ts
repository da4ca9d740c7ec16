import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Loan, Order, OrderLine } from '#app/platform/generated/client.ts';
import { amountLeft } from '#app/domain/baskets/reservation-rules.ts';
import { fundraiserFacts } from '#app/domain/baskets/reserved.ts';

export interface PlacedLine {
  readonly loanId: number;
  readonly amount: bigint;
}

/**
 * Turns an order's lines into slices, in basket order, as far as each loan
 * still has room: a late payment for a full loan places nothing there. A loan
 * that fills up is funded. The caller holds the loans' locks.
 */
export async function placeSlices(
  tx: Tx,
  request: {
    order: Order;
    lines: readonly OrderLine[];
    loans: readonly Loan[];
    /** What was paid; a card may have paid less than it was asked for. */
    money: bigint;
    now: Date;
  },
): Promise<PlacedLine[]> {
  const { order, lines, now } = request;
  let left = request.money;
  const raised = new Map(request.loans.map((loan) => [loan.id, loan.raised]));
  const placed: PlacedLine[] = [];
  for (const line of lines) {
    const loan = request.loans.find((other) => other.id === line.loanId);
    if (!loan) throw new Error(`order ${order.id} lends to no loan`);
    const reached = { ...loan, raised: raised.get(loan.id) ?? loan.raised };
    const facts = await fundraiserFacts(tx, reached, { orderId: order.id }, now);
    // A payment made in time may be settled late: what decides is whether it still fits.
    const most = left < amountLeft(facts) ? left : amountLeft(facts);
    if (loan.status !== 'fundraising' || line.amount > most) continue;
    left -= line.amount;
    await writeSlice(tx, order, line, now);
    const after = reached.raised + line.amount;
    raised.set(loan.id, after);
    await tx.loan.update({ where: { id: loan.id }, data: { raised: after } });
    if (after === loan.amount) {
      await changeLoanStatus(tx, { loan, becomes: 'funded', actorId: null, now });
    }
    placed.push({ loanId: loan.id, amount: line.amount });
  }
  return placed;
}

async function writeSlice(tx: Tx, order: Order, line: OrderLine, now: Date): Promise<void> {
  const before = await tx.slice.count({ where: { loanId: line.loanId } });
  const account = `lender:${order.lenderId}`;
  await tx.slice.create({
    data: {
      loanId: line.loanId,
      number: before + 1,
      orderId: order.id,
      orderPosition: line.position,
      account,
      lenderId: order.lenderId,
      principal: line.amount,
      createdAt: now,
      owners: { create: { account, since: now, reason: 'funded' } },
    },
  });
  await tx.orderLine.update({
    where: { orderId_position: { orderId: order.id, position: line.position } },
    data: { placed: line.amount },
  });
}
