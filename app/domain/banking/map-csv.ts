import type { CsvMapping } from '#app/banks/csv-mapping.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';

/** Says once how the CSV of an account is read; its files are read so from then on. */
export async function mapCsv(request: {
  accountId: number;
  mapping: CsvMapping;
  actorId: number | null;
  now: Date;
}): Promise<{ mapped: true } | { refused: 'csv_amounts_are_missing' }> {
  const { accountId, mapping, actorId, now } = request;
  const { amount, moneyIn, moneyOut } = mapping.columns;
  const hasAmounts = amount !== undefined || (moneyIn !== undefined && moneyOut !== undefined);
  if (!hasAmounts) return { refused: 'csv_amounts_are_missing' };
  await inTransaction(async (tx) => {
    const csvMapping = structuredClone(mapping) as unknown as object;
    await tx.bankAccount.update({ where: { id: accountId }, data: { csvMapping } });
    const subject = `bank_account:${accountId}`;
    await audit(tx, { actorId, verb: 'map-csv', subject, now });
  });
  return { mapped: true };
}
