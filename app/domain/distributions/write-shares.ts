import type { Tx } from '#app/platform/db.ts';
import type { SliceShare } from './distribution-rules.ts';

/** Adds their shares to the slices, in one statement, and records what each received. */
export async function writeShares(
  tx: Tx,
  journalId: bigint,
  shares: readonly SliceShare[],
): Promise<void> {
  const ids = shares.map((share) => share.id);
  const cash = shares.map((share) => share.cash.toString());
  const losses = shares.map((share) => share.currencyLoss.toString());
  const gains = shares.map((share) => share.gain.toString());
  const grown = await tx.$executeRaw`
    update slices set repaid = repaid + row.cash, settled = settled + row.cash + row.loss
      from unnest(${ids}::int[], ${cash}::bigint[], ${losses}::bigint[]) as row(id, cash, loss)
     where slices.id = row.id`;
  if (grown !== shares.length) throw new Error(`only ${grown} of ${shares.length} slices grew`);
  await tx.$executeRaw`
    insert into slice_payments (journal_id, slice_id, cash, currency_loss, gain)
    select ${journalId}, id, cash, loss, gain
      from unnest(${ids}::int[], ${cash}::bigint[], ${losses}::bigint[], ${gains}::bigint[])
        as row(id, cash, loss, gain)
     where cash <> 0 or loss <> 0 or gain <> 0`;
}
