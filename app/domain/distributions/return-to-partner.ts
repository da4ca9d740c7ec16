import { post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Loan } from '#app/platform/generated/client.ts';

/** The lenders had everything back before this came, so it is the partner's. */
export async function returnToPartner(
  tx: Tx,
  work: {
    loan: Pick<Loan, 'id' | 'partnerId'>;
    key: string;
    currency: Currency;
    amount: bigint;
    now: Date;
  },
): Promise<void> {
  const { loan, key, currency, amount, now } = work;
  await post(tx, {
    key,
    kind: 'overpaid',
    bookedAt: now,
    movements: [
      {
        from: `loan:${loan.id}:collected`,
        to: `partner:${loan.partnerId}:overpaid`,
        amount,
        currency,
      },
    ],
  });
}
