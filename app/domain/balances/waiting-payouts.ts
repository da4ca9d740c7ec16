import { db } from '#app/platform/db.ts';
import { openedBank } from './lender-bank.ts';

/** Parts of payouts that two people send by bank, oldest first. */
export async function waitingBankPayouts() {
  const parts = await db().payoutPart.findMany({
    where: { rail: 'bank_wire', status: 'intended' },
    include: { payout: { include: { plan: true } } },
    orderBy: { id: 'asc' },
  });
  const partners = await db().partner.findMany({
    include: { bankDetails: { orderBy: { id: 'desc' }, take: 1 } },
  });
  const partnerOf = (id: number | null) => partners.find((partner) => partner.id === id);
  const people = await db().person.findMany({
    where: { id: { in: parts.flatMap((part) => part.payout.lenderId ?? []) } },
    select: { id: true, name: true },
  });
  return parts.map((part) => ({
    id: part.id,
    amount: part.amount,
    currency: part.payout.currency,
    kind: part.payout.kind,
    to:
      partnerOf(part.payout.partnerId)?.name ??
      people.find((person) => person.id === part.payout.lenderId)?.name ??
      '',
    bankDetails:
      partnerOf(part.payout.partnerId)?.bankDetails[0] ??
      openedBank(part.payout.plan?.bank ?? null),
  }));
}
