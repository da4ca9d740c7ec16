import { audit } from '#app/domain/audit/audit.ts';
import type { Currency } from '#app/money/currencies.ts';
import { inTransaction } from '#app/platform/db.ts';

/** An account as banks and people write it, without what only makes it easier to read. */
export function bareAccount(written: string): string {
  return written.replaceAll(/[\s.-]/g, '').toUpperCase();
}

/** The host names an account at a bank, so that its statements can be read. */
export async function openBankAccount(request: {
  /** What the host calls it. */
  name: string;
  /** An IBAN or a number. */
  account: string;
  currency: Currency;
  holder: string;
  bank: string;
  bic: string | null;
  actorId: number | null;
  now: Date;
}): Promise<{ accountId: number } | { refused: 'bank_account_is_known' }> {
  const { name, currency, holder, bank, bic, actorId, now } = request;
  const identifier = bareAccount(request.account);
  return inTransaction(async (tx) => {
    const facts = { name, identifier, currency, holder, bank, bic };
    const [made] = await tx.bankAccount.createManyAndReturn({
      data: [{ ...facts, openedById: actorId, openedAt: now }],
      skipDuplicates: true,
    });
    if (!made) return { refused: 'bank_account_is_known' };
    const subject = `bank_account:${made.id}`;
    await audit(tx, { actorId, verb: 'open-bank-account', subject, after: facts, now });
    return { accountId: made.id };
  });
}
