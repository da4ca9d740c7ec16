import { requestHash } from '#app/ledger/post.ts';
import type { Tx } from '#app/platform/db.ts';
import { lockedInSql } from '#app/platform/locks.ts';

/**
 * The rule of distribution-rules.ts as a function of the database, which shares out and books a
 * repayment without carrying its slices here and back. A property test holds the two together.
 *
 * @returns false when nothing was written, and the rule itself has to decide: a gain comes with it,
 *   somebody would go short, or a lender owes the host.
 */
export async function distributeInSql(
  tx: Tx,
  work: {
    loan: { id: number };
    key: string;
    /** Minor units. */
    line: { cash: bigint; loss: bigint; gain: bigint };
    now: Date;
  },
): Promise<boolean> {
  const { loan, key, line, now } = work;
  if (line.gain !== 0n) return false;
  lockedInSql(tx, 'account');
  const [row] = await tx.$queryRaw<{ isDone: boolean }[]>`
    select distribute_repayment(${loan.id}, ${key}, ${requestHash({ key })}, ${now},
                                ${line.cash}, ${line.loss}) as "isDone"`;
  return row?.isDone === true;
}
