import { NoSuchRow, type Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';

/** Locks loans in id order, so that two transactions never wait for each other, and reads them. */
export async function lockLoans(tx: Tx, ids: readonly number[]): Promise<Loan[]> {
  await lock(tx, 'loan', ids);
  return tx.loan.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } });
}

/** @throws NoSuchRow when there is no such loan. */
export async function lockLoan(tx: Tx, id: number): Promise<Loan> {
  const [loan] = await lockLoans(tx, [id]);
  if (!loan) throw new NoSuchRow(`loan ${id} does not exist`);
  return loan;
}
