import { declinedCharge } from '#app/payments/transactions.ts';
import { type Tx, db } from '#app/platform/db.ts';
import { isPublic, keyedHash, networkOf } from '#app/platform/keyed-hash.ts';
import { abandonOrder } from './abandon-order.ts';

/** Who is about to pay, as far as a browser tells. */
export interface Payer {
  /** The account, or the browser's basket where there is none. */
  readonly visitor: string;
  readonly address: string;
}

type Hashes = { visitorHash: string | null; networkHash: string | null };

const hour = 3_600_000;

/**
 * How many cards may be declined, and within what time. A person mistypes, or tries a second card; an
 * office or a whole phone network shares an address; whoever tests stolen cards does it by the hundred.
 */
const limits = {
  visitorHash: { most: 5, within: 24 * hour },
  networkHash: { most: 15, within: hour },
  cardHash: { most: 5, within: 24 * hour },
} as const;

/** How a payer is kept with an order: by hashes that need our secret. */
export function payerHashes(payer: Payer | undefined): Hashes {
  if (!payer) return { visitorHash: null, networkHash: null };
  return {
    visitorHash: keyedHash('visitor', payer.visitor),
    // Behind a proxy whose word does not count all visitors are one: better no limit than all of them.
    networkHash: isPublic(payer.address) ? keyedHash('network', networkOf(payer.address)) : null,
  };
}

/**
 * Whether so many cards were declined here that no other one is asked. A lender whose payment came
 * and stayed answers for no neighbour.
 */
export async function isTestingCards(
  reader: Pick<Tx, 'cardDecline' | 'cardPayment'>,
  { visitorHash, networkHash }: Hashes,
  { lenderId, now }: { lenderId: number; now: Date },
): Promise<boolean> {
  if (await isOver(reader, { visitorHash }, now)) return true;
  if (!(await isOver(reader, { networkHash }, now))) return false;
  const good = { lenderId, warnedAt: null, disputes: { none: {} } };
  return (await reader.cardPayment.count({ where: good })) === 0;
}

async function isOver(
  reader: Pick<Tx, 'cardDecline'>,
  hash: Partial<Record<keyof typeof limits, string | null>>,
  now: Date,
): Promise<boolean> {
  const [name, value] = Object.entries(hash)[0] as [keyof typeof limits, string | null];
  if (value === null) return false;
  const { most, within } = limits[name];
  const declinedAt = { gt: new Date(now.getTime() - within) };
  return (await reader.cardDecline.count({ where: { [name]: value, declinedAt } })) >= most;
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
  const { reason } = declined;
  const hashes = { visitorHash, networkHash, cardHash };
  const row = { chargeId, orderId: order.id, ...hashes, reason, declinedAt: now };
  await db().cardDecline.createMany({ data: row, skipDuplicates: true });

  const isTested = await isOver(db(), { cardHash }, now);
  if (!isTested && !(await isTestingCards(db(), order, { lenderId: order.lenderId, now }))) return;
  const answer = await abandonOrder({ orderId: order.id, lenderId: order.lenderId, now });
  if ('refused' in answer) throw new Error(`order ${order.id}: ${answer.refused}`);
}

/** Forgets who it was, once it no longer counts. */
export async function forgetPayers(before: Date): Promise<void> {
  await db().cardDecline.deleteMany({ where: { declinedAt: { lt: before } } });
  await db().order.updateMany({
    where: { createdAt: { lt: before }, visitorHash: { not: null } },
    data: { visitorHash: null, networkHash: null },
  });
}
