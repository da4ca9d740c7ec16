import type { AccountName } from '#app/ledger/accounts.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';

/**
 * What a partner owes for recalled wires is paid first: from what it pays, from what the host pays
 * for it, and from what is payable to it.
 *
 * @returns how much of the amount was used, in minor units.
 */
export async function payRecalled(
  tx: Tx,
  money: {
    partnerId: number;
    from: AccountName;
    amount: bigint;
    currency: Currency;
    /** The reference of the payment or of the netting settlement, so that it happens once. */
    reference: string;
    now: Date;
  },
): Promise<bigint> {
  const { partnerId, from, currency, reference, now } = money;
  const recalled = `partner:${partnerId}:recalled` as const;
  await lockAccounts(tx, [from, recalled], currency);
  const owed = await balanceOf(tx, recalled, currency);
  const amount = money.amount < owed ? money.amount : owed;
  if (amount === 0n) return 0n;
  await post(tx, {
    key: `recalled_paid:${reference}`,
    kind: 'recalled_paid',
    bookedAt: now,
    movements: [{ from, to: recalled, amount, currency }],
  });
  return amount;
}
