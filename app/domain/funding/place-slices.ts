import { changeLoanStatus } from '#app/domain/loans/change-loan-status.ts';
import type { Tx } from '#app/platform/db.ts';
import { lockedInSql } from '#app/platform/locks.ts';
import type { LineFacts, PlacedLine } from './place-rules.ts';

/** An order's lines, in basket order, and their loans under lock; what is reserved for the order is not others'. */
export async function linesToPlace(tx: Tx, orderId: number, now: Date): Promise<LineFacts[]> {
  lockedInSql(tx, 'loan');
  const rows = await tx.$queryRaw<
    (Omit<LineFacts['loan'], 'amount'> & PlacedLine & { whole: bigint })[]
  >`
    select place as position, loan as "loanId", asked as amount, status, amount as whole, raised,
           share_size as "shareSize", ends as "fundraiserEndsAt", reserved as "reservedByOthers"
      from facts_to_pay(${orderId}, ${now})`;
  return rows.map(({ position, loanId, amount, whole, ...loan }) => {
    return { position, loanId, amount, loan: { ...loan, amount: whole } };
  });
}

/** Writes down that an order is paid: its slices, what the loans have raised, and that nothing is set aside for it now. */
export async function writePaid(
  tx: Tx,
  paid: {
    orderId: number;
    placed: readonly PlacedLine[];
    /** Minor units. */
    lent: bigint;
    tipTaken: bigint;
    now: Date;
  },
): Promise<void> {
  const { orderId, placed, lent, tipTaken, now } = paid;
  await tx.$executeRaw`
    select pay_order(${orderId}, ${placed.map((line) => line.position)}::int[], ${placed.map((line) => line.loanId)}::int[],
                     ${placed.map((line) => line.amount.toString())}::bigint[], ${lent}, ${tipTaken}, ${now})`;
}

/** A loan that has what was asked for is funded. */
export async function endFilled(tx: Tx, placed: readonly LineFacts[], now: Date): Promise<void> {
  for (const { loanId, amount, loan } of placed)
    if (loan.raised + amount === loan.amount) {
      const change = {
        loan: { id: loanId, status: loan.status },
        becomes: 'funded',
        actorId: null,
      } as const;
      await changeLoanStatus(tx, { ...change, now });
    }
}
