import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { recipientOf, withRecipient } from './lender-bank.ts';

/** Parts of payouts that two people send by bank, oldest first. */
export async function waitingBankPayouts() {
  return waiting({});
}

/** One of them with its destination; null when it no longer waits. */
export async function waitingBankPayout(partId: number) {
  const [part] = await waiting({ id: partId });
  if (!part) return null;
  const whole = await db().payoutPart.findUniqueOrThrow({
    where: { id: partId },
    include: withRecipient,
  });
  return { ...part, bankDetails: await recipientOf(db(), whole) };
}

async function waiting(where: Prisma.PayoutPartWhereInput) {
  const parts = await db().payoutPart.findMany({
    where: { ...where, rail: 'bank_wire', status: 'intended' },
    include: { payout: true },
    orderBy: { id: 'asc' },
  });
  const partners = await db().partner.findMany({
    where: { id: { in: parts.flatMap((part) => part.payout.partnerId ?? []) } },
    select: { id: true, name: true },
  });
  const people = await db().person.findMany({
    where: { id: { in: parts.flatMap((part) => part.payout.lenderId ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = (rows: readonly { id: number; name: string }[], id: number | null) =>
    rows.find((row) => row.id === id)?.name;
  return parts.map(({ id, amount, payout }) => ({
    id,
    amount,
    currency: payout.currency,
    kind: payout.kind,
    to: nameOf(partners, payout.partnerId) ?? nameOf(people, payout.lenderId) ?? '',
  }));
}
