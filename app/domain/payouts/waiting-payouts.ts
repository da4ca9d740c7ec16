import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { type Caution, cautions } from '#app/domain/payouts/caution-rules.ts';
import { recipientOf, withRecipient } from './lender-bank.ts';

/** Parts of payouts that two people send by bank, oldest first. */
export async function waitingBankPayouts(now: Date) {
  return waiting({}, now);
}

/** One of them with its destination; null when it no longer waits. */
export async function waitingBankPayout(partId: number, now: Date) {
  const [part] = await waiting({ id: partId }, now);
  if (!part) return null;
  const whole = await db().payoutPart.findUniqueOrThrow({
    where: { id: partId },
    include: withRecipient,
  });
  const cautions = part.needsLook ? await cautionsOf(whole, now) : [];
  return { ...part, cautions, bankDetails: await recipientOf(db(), whole) };
}

/** Why a treasurer looks at a lender's withdrawal: what is new about them, and how many cards paid. */
async function cautionsOf(
  part: { id: number; bankHash: string | null; payout: { lenderId: number | null } },
  now: Date,
): Promise<Caution[]> {
  const lenderId = part.payout.lenderId ?? 0;
  const { createdAt } = await db().person.findUniqueOrThrow({ where: { id: lenderId } });
  const sentBefore = {
    status: 'succeeded',
    payout: { lenderId },
    bankHash: part.bankHash,
  } as const;
  const known = part.bankHash ? await db().payoutPart.count({ where: sentBefore }) : 0;
  const since = new Date(now.getTime() - 90 * 86_400_000);
  const paid = await db().cardPayment.findMany({
    where: { lenderId, paidAt: { gt: since } },
    select: { card: true },
  });
  const cards = paid.map((row) => row.card);
  return cautions({ since: createdAt, isBankKnown: known > 0, cards }, now);
}

async function waiting(where: Prisma.PayoutPartWhereInput, now: Date) {
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
  return parts.map(({ id, amount, payout, waitsUntil, needsLook, lookedAt }) => ({
    id,
    waitsUntil: waitsUntil && waitsUntil > now ? waitsUntil : null,
    needsLook: needsLook && lookedAt === null,
    amount,
    currency: payout.currency,
    kind: payout.kind,
    to: nameOf(partners, payout.partnerId) ?? nameOf(people, payout.lenderId) ?? '',
  }));
}
