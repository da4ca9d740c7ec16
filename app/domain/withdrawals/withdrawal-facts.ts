import { isValidIBAN } from 'ibantools';
import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { type Currency, stripeStep } from '#app/money/currencies.ts';
import type { Tx } from '#app/platform/db.ts';
import { takesCards } from '#app/platform/env.ts';
import { lock } from '#app/platform/locks.ts';

/** A dispute changes a card and the balance at any moment: here it waits, or has been. */
export async function lockMeans(tx: Tx, lenderId: number, currency: Currency): Promise<void> {
  const where = { lenderId, currency };
  const cards = await tx.cardPayment.findMany({ where, select: { id: true } });
  await lock(
    tx,
    'card_payment',
    cards.map(({ id }) => id),
  );
  await lockAccounts(tx, [`lender:${lenderId}`], currency);
}

/** What a withdrawal depends on: the balance, an open dispute, the cards, the accounts of deposits. */
export async function withdrawalFacts(
  reader: Pick<Tx, '$queryRaw' | 'cardPayment' | 'depositAccount'>,
  lenderId: number,
  currency: Currency,
) {
  const payments = await reader.cardPayment.findMany({
    where: { lenderId, currency },
    include: { disputes: true, payoutParts: { where: { status: 'failed' }, take: 1 } },
  });
  const accounts = await reader.depositAccount.findMany({
    // A bare number does not say at which bank: such an account its lender names in full.
    where: { lenderId, currency, account: { not: '' } },
    include: { payoutParts: { where: { status: 'failed' }, take: 1 } },
  });
  const isOpen = (dispute: { status: string }) => dispute.status === 'open';
  return {
    step: stripeStep(currency),
    balance: await balanceOf(reader, `lender:${lenderId}`, currency),
    hasWarning: payments.some((payment) => payment.warnedAt !== null && payment.clearedAt === null),
    hasOpenDispute: payments.some((payment) => payment.disputes.some(isOpen)),
    cards: payments.map((payment) => ({
      cardPaymentId: payment.id,
      amount: payment.amount,
      refunded: payment.refunded,
      paidAt: payment.paidAt,
      isUnusable: !takesCards() || payment.disputes.length > 0 || payment.payoutParts.length > 0,
    })),
    accounts: accounts
      .filter(({ account }) => isValidIBAN(account))
      .map(({ id, came, takenBack, sentBack, lastAt, payoutParts }) => ({
        depositAccountId: id,
        free: came - takenBack - sentBack,
        lastAt,
        isUnusable: payoutParts.length > 0,
      })),
  };
}
