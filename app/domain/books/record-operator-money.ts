import { audit } from '#app/domain/audit/audit.ts';
import { post } from '#app/ledger/post.ts';
import type { Currency } from '#app/money/currencies.ts';
import { inTransaction } from '#app/platform/db.ts';

/** The host's own money comes in: `bank -> operator`. */
export async function recordOperatorMoney(request: {
  reference: string;
  amount: bigint;
  currency: Currency;
  actorId: number;
  now: Date;
}): Promise<void> {
  const { reference, amount, currency, actorId, now } = request;
  await inTransaction(async (tx) => {
    await post(tx, {
      key: `operator:${reference}`,
      kind: 'operator_money',
      bookedAt: now,
      movements: [{ from: 'bank', to: 'operator', amount, currency }],
    });
    const after = { amount: amount.toString(), currency };
    await audit(tx, { actorId, verb: 'record-operator-money', subject: 'operator', after, now });
  });
}
