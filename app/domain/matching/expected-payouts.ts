import { recipientOf, withRecipient } from '#app/domain/payouts/lender-bank.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { isoDay } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';
import type { ExpectedMoney } from './expected-rules.ts';

type Reader = Pick<Tx, 'payoutPart' | 'partnerBankDetails'>;

/** Ours that wait to be sent, and those sent that may come back. */
export async function expectedPayouts(
  reader: Reader,
  currency: string,
  since: Date,
): Promise<ExpectedMoney[]> {
  const parts = await reader.payoutPart.findMany({
    where: {
      rail: 'bank_wire',
      payout: { currency },
      OR: [{ status: 'intended' }, { status: 'succeeded', endedAt: { gte: since } }],
    },
    include: withRecipient,
  });
  const found: ExpectedMoney[] = [];
  for (const part of parts) {
    const { id, status, amount, payout, sentAt } = part;
    const to = await recipientOf(reader, part);
    const isWaiting = status === 'intended';
    found.push({
      kind: isWaiting ? 'payout' : 'returned',
      target: String(id),
      amount: isWaiting ? -amount : amount,
      references: [creditorReference('payout', id)],
      names: [to?.holder, payout.lender?.name].filter((name) => name !== undefined),
      payer: null,
      account: to?.account ?? null,
      since: isoDay(isWaiting ? payout.requestedAt : (sentAt ?? payout.requestedAt)),
      takesAnySum: false,
      takesTwo: isWaiting && !(await isKnownAccount(reader, part)),
    });
  }
  return found;
}

/**
 * Whether money of ours has gone to that account before, or came from it: the first wire to a new one
 * takes two people. What a lender names is sealed and forgotten: it is new each time.
 */
async function isKnownAccount(
  reader: Reader,
  part: { depositAccountId: number | null; payout: { partnerId: number | null } },
): Promise<boolean> {
  if (part.depositAccountId !== null) return true;
  const { partnerId } = part.payout;
  if (partnerId === null) return false;
  const details = await reader.partnerBankDetails.findFirst({
    where: { partnerId },
    orderBy: { id: 'desc' },
  });
  if (!details) return false;
  const sent = await reader.payoutPart.count({
    where: {
      rail: 'bank_wire',
      status: 'succeeded',
      payout: { partnerId },
      endedAt: { gte: details.approvedAt },
    },
  });
  return sent > 0;
}
