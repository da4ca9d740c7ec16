import { endIfRepaid } from '#app/domain/loans/end-if-repaid.ts';
import { lockLoan } from '#app/domain/loans/lock-loans.ts';
import { tellLenders } from '#app/domain/notifications/tell-lenders.ts';
import { post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { recoverForSlices } from './recover.ts';

export interface Recovery {
  readonly loanId: number;
  /** The bank's reference, booked once. */
  readonly reference: string;
  /** What came in, and what of it the getting cost: minor units of the loan's currency. */
  readonly amount: bigint;
  readonly costs: bigint;
}

export type RecoveryRefusal =
  'loan_is_not_written_off' | 'costs_exceed_what_came_in' | 'reference_is_booked';

export async function recoveryRefusal(
  tx: Tx,
  { loanId, reference, amount, costs }: Recovery,
): Promise<RecoveryRefusal | null> {
  const writeOffs = await tx.writeOff.count({ where: { loanId } });
  if (writeOffs === 0) return 'loan_is_not_written_off';
  if (await tx.recovery.findFirst({ where: { reference } })) return 'reference_is_booked';
  return costs < 0n || costs > amount ? 'costs_exceed_what_came_in' : null;
}

/**
 * Books money that came in for a written-off loan, and the cost of getting it,
 * paid from the bank: costs come out first, the rest goes to its lenders.
 */
export async function bookRecovery(
  tx: Tx,
  recovery: Recovery & { now: Date },
): Promise<{ recoveryId: number } | { refused: RecoveryRefusal }> {
  const { loanId, reference, amount, costs, now } = recovery;
  const loan = await lockLoan(tx, loanId);
  const refused = await recoveryRefusal(tx, recovery);

  if (refused) return { refused };

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
  const told = `loan_recovered:${id}`;
  await tellLenders(tx, { template: 'loan_recovered', loanId, key: told, now });
  await endIfRepaid(tx, loan, now);
  return { recoveryId: id };
}
