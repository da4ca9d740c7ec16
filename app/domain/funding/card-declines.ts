import { declinedCharge } from '#app/payments/transactions.ts';
import { type Tx, db } from '#app/platform/db.ts';
import { keyedHash, networkOf } from '#app/platform/keyed-hash.ts';
import { abandonOrder } from './abandon-order.ts';

/** Who is about to pay, as far as a browser tells. */
export interface Payer {
  /** The account, or the browser's basket where there is none. */
  readonly visitor: string;
  readonly address: string;
}

type Hashes = { visitorHash: string | null; networkHash: string | null };

/**
 * How many cards may be declined in a day. A person mistypes, or tries a second card; an office or a
 * village shares an address; whoever tests stolen cards does it by the hundred.
 */
const most = { visitor: 5, network: 15, card: 5 };

const dayMilliseconds = 86_400_000;

/** How a payer is kept with an order: by hashes that need our secret. */
export function payerHashes(payer: Payer | undefined): Hashes {
  if (!payer) return { visitorHash: null, networkHash: null };
  return {
    visitorHash: keyedHash('visitor', payer.visitor),
    networkHash: keyedHash('network', networkOf(payer.address)),
  };
}

/** Whether so many cards were declined here within a day that no other one is asked. */
export async function isTestingCards(
  reader: Pick<Tx, 'cardDecline'>,
  { visitorHash, networkHash }: Hashes,
  now: Date,
): Promise<boolean> {
  const declinedAt = { gt: new Date(now.getTime() - dayMilliseconds) };
  const count = (where: object) => reader.cardDecline.count({ where: { ...where, declinedAt } });
  if (visitorHash && (await count({ visitorHash })) >= most.visitor) return true;
  return networkHash !== null && (await count({ networkHash })) >= most.network;
}

/**
 * A card was declined at an order's checkout. One too many, by browser, network or card, ends that
 * checkout: it cannot be used to try the next.
 * @throws when Stripe does not answer; the event is applied again
 */
export async function noteDecline(request: { chargeId: string; now: Date }): Promise<void> {
  const { chargeId, now } = request;
  const declined = await declinedCharge(chargeId);
  const order = declined && (await db().order.findUnique({ where: { id: declined.orderId } }));
  // A charge of another shop may carry a number that is one of our orders.
  if (!order || order.cardAmount !== declined.amount || order.currency !== declined.currency)
    return;
  const { visitorHash, networkHash } = order;
  const cardHash = declined.fingerprint && keyedHash('card', declined.fingerprint);
  const row = { chargeId, orderId: order.id, visitorHash, networkHash, cardHash, declinedAt: now };
  await db().cardDecline.createMany({ data: row, skipDuplicates: true });

  const isTested = cardHash !== null && (await isTestedCard(cardHash, now));
  if (!isTested && !(await isTestingCards(db(), order, now))) return;
  const answer = await abandonOrder({ orderId: order.id, lenderId: order.lenderId, now });
  if ('refused' in answer) throw new Error(`order ${order.id}: ${answer.refused}`);
}

async function isTestedCard(cardHash: string, now: Date): Promise<boolean> {
  const declinedAt = { gt: new Date(now.getTime() - dayMilliseconds) };
  return (await db().cardDecline.count({ where: { cardHash, declinedAt } })) >= most.card;
}

/** Forgets who it was, once it no longer counts. */
export async function forgetPayers(before: Date): Promise<void> {
  await db().cardDecline.deleteMany({ where: { declinedAt: { lt: before } } });
  await db().order.updateMany({
    where: { createdAt: { lt: before }, networkHash: { not: null } },
    data: { visitorHash: null, networkHash: null },
  });
}
