import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';

const mostShown = 100;

/** Parts of payouts that did not arrive, newest first. Their money is back with its owner. */
export async function failedPayouts() {
  return payoutParts({ status: 'failed' });
}

/** Wires that were sent, newest first: a bank may send one back days later. */
export async function sentWires() {
  return payoutParts({ status: 'succeeded', rail: 'bank_wire' });
}

/** One payout by bank, sent or still to be sent; null when there is none. */
export async function wireWithId(id: number) {
  const [wire] = await payoutParts({
    id,
    rail: 'bank_wire',
    status: { in: ['intended', 'succeeded'] },
  });
  return wire ?? null;
}

async function payoutParts(where: Prisma.PayoutPartWhereInput) {
  const parts = await db().payoutPart.findMany({
    where,
    include: { payout: true, cardPayment: { select: { card: true } } },
    orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
    take: mostShown,
  });
  const ids = (pick: (payout: (typeof parts)[number]['payout']) => number | null) =>
    parts.flatMap((part) => pick(part.payout) ?? []);
  const partners = await db().partner.findMany({
    where: { id: { in: ids((payout) => payout.partnerId) } },
    select: { id: true, name: true },
  });
  const people = await db().person.findMany({
    where: { id: { in: ids((payout) => payout.lenderId) } },
    select: { id: true, name: true },
  });
  const nameOf = (rows: readonly { id: number; name: string }[], id: number | null) =>
    rows.find((row) => row.id === id)?.name ?? null;
  return parts.map(
    ({ id, amount, rail, status, failure, proof, endedAt, payout, cardPayment }) => ({
      id,
      amount,
      currency: payout.currency,
      kind: payout.kind,
      rail,
      card: cardPayment?.card ?? null,
      failure,
      proof,
      loanId: payout.loanId,
      isSent: status === 'succeeded',
      endedAt,
      partner: nameOf(partners, payout.partnerId),
      lender: nameOf(people, payout.lenderId),
    }),
  );
}
