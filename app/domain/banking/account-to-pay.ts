import { db } from '#app/platform/db.ts';

export interface AccountToPay {
  readonly holder: string;
  readonly bank: string;
  readonly account: string;
  readonly bic: string | null;
}

/** Where others pay the host in a currency: its first account in it; null where it has named none. */
export async function accountToPay(currency: string): Promise<AccountToPay | null> {
  const row = await db().bankAccount.findFirst({ where: { currency }, orderBy: { id: 'asc' } });
  if (!row) return null;
  const { holder, bank, identifier: account, bic } = row;
  return { holder, bank, account, bic };
}
