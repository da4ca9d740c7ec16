import { isoDay } from '#app/money/days.ts';
import { pick } from '#app/platform/pick.ts';
import { db } from '#app/platform/db.ts';

/** The host's accounts, each with what its bank says last. */
export async function bankAccounts() {
  const accounts = await db().bankAccount.findMany({
    orderBy: { id: 'asc' },
    include: {
      statements: {
        orderBy: [{ toDay: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { toDay: true, closing: true },
      },
    },
  });
  return Promise.all(
    accounts.map(async ({ statements: [newest], id, name, identifier, currency, bank }) => ({
      id,
      name,
      identifier,
      currency,
      bank,
      lastDay: newest ? isoDay(newest.toDay) : null,
      balance: newest ? await balanceOf(id) : null,
      open: await db().bankLine.count({ where: { accountId: id, bookedAt: null } }),
    })),
  );
}

/** What stands on it by all its lines; each statement has been held against that. */
async function balanceOf(accountId: number): Promise<bigint> {
  const { _sum } = await db().bankLine.aggregate({ _sum: { amount: true }, where: { accountId } });
  return _sum.amount ?? 0n;
}

/** One account with the statements that were taken in, the newest first. */
export async function bankAccountPage(id: number) {
  const account = await db().bankAccount.findUnique({ where: { id } });
  if (!account) return null;
  const statements = await db().bankStatement.findMany({
    where: { accountId: id },
    orderBy: { id: 'desc' },
    take: 100,
    omit: { file: true },
  });
  return {
    ...pick(account, 'id', 'name', 'identifier', 'bank', 'currency', 'csvMapping'),
    balance: await balanceOf(id),
    statements: statements.map(({ fromDay, toDay, ...statement }) => ({
      ...pick(statement, 'id', 'added', 'closing', 'importedAt', 'fileName'),
      fromDay: isoDay(fromDay),
      toDay: isoDay(toDay),
    })),
  };
}

/** A file of a bank as it came; null when there is none with that number. */
export async function statementFile(
  id: number,
): Promise<{ name: string; file: Uint8Array } | null> {
  const row = await db().bankStatement.findUnique({ where: { id } });
  return row && { name: row.fileName, file: row.file };
}
