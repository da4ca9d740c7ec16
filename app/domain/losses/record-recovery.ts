import { audit } from '#app/domain/audit/audit.ts';
import { endIfRepaid } from '#app/domain/loans/end-if-repaid.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { recoverForSlices } from './recover.ts';

type Answer =
  | { recoveryId: number }
  | { refused: 'loan_is_not_written_off' | 'costs_exceed_what_came_in' | 'reference_is_booked' };

/**
 * Books money that came in for a written-off loan, and the cost of getting it,
 * paid from the bank: costs come out first, the rest goes to its lenders.
 */
export async function recordRecovery(request: {
  loanId: number;
  /** The bank's reference, booked once. */
  reference: string;
  amount: bigint;
  costs: bigint;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  return inTransaction((tx) => bookRecovery(tx, request));
}

/** The same inside a transaction that does more. */
export async function bookRecovery(
  tx: Tx,
  recovery: Parameters<typeof recordRecovery>[0],
): Promise<Answer> {
  const { loanId, reference, amount, costs, actorId, now } = recovery;
  const loan = await lockLoan(tx, loanId);
  const writeOffs = await tx.writeOff.count({ where: { loanId } });
  const before = await tx.recovery.findFirst({ where: { reference } });

  if (writeOffs === 0) return { refused: 'loan_is_not_written_off' };
  if (before) return { refused: 'reference_is_booked' };
  if (costs < 0n || costs > amount) return { refused: 'costs_exceed_what_came_in' };

  const { id } = await tx.recovery.create({
    data: { loanId, reference, amount, costs, at: now },
  });
  const currency = asCurrency(loan.currency);
  await post(tx, {
    key: `recovery_received:${id}`,
    kind: 'receipt',
    bookedAt: now,
    movements: [{ from: 'bank', to: `loan:${loanId}:collected`, amount, currency }],
  });
  if (costs > 0n) {
    await post(tx, {
      key: `recovery_costs:${id}`,
      kind: 'recovery_costs',
      bookedAt: now,
      movements: [{ from: 'costs', to: 'bank', amount: costs, currency }],
    });
  }
  await recoverForSlices(tx, { loan, key: `recovery:${id}`, amount, costs, now });
  await endIfRepaid(tx, loan, now);
  const after = { amount: amount.toString(), costs: costs.toString() };
  await audit(tx, { actorId, verb: 'record-recovery', subject: `loan:${loanId}`, after, now });
  return { recoveryId: id };
}
