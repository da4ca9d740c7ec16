import { asCurrency } from '#app/money/currencies.ts';
import type { Money } from '#app/money/money.ts';
import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';

export const stuckKinds = ['order', 'part', 'event'] as const;
export type StuckKind = (typeof stuckKinds)[number];

/** Why it has not ended by itself. */
export type StuckWhy =
  | 'checkout_should_be_over'
  | 'promise_is_old'
  | 'too_little_at_stripe'
  | 'not_taken_by_stripe'
  | 'stripe_has_it'
  | 'given_up'
  | 'event_was_not_applied';

export interface Stuck {
  readonly kind: StuckKind;
  /** Its number, or Stripe's word for an event. */
  readonly id: string;
  /** What Stripe calls it, to ask there; null before Stripe knows it. */
  readonly atStripe: string | null;
  readonly amount: Money | null;
  readonly since: Date;
  readonly why: StuckWhy;
}

const hours = 3_600_000;
const days = 24 * hours;

/** After how long what ends by itself should have. A bank debit takes four to fourteen days. */
const patience = {
  checkout: hours,
  promise: 14 * days,
  unsent: days,
  sent: 10 * days,
  event: hours,
} as const;

/** Everything that should have ended by itself and has not, the oldest first. */
export async function stuckThings(now: Date): Promise<Stuck[]> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const found = await Promise.all([
    orders({ status: 'open', expiresAt: { lt: before(patience.checkout) } }),
    orders({ status: 'processing', createdAt: { lt: before(patience.promise) } }),
    parts({ status: 'intended', payout: { requestedAt: { lt: before(patience.unsent) } } }),
    parts({ status: 'sent', sentAt: { lt: before(patience.sent) } }),
    events({ receivedAt: { lt: before(patience.event) } }),
  ]);
  return found.flat().toSorted((one, other) => one.since.getTime() - other.since.getTime());
}

/** One of them, also before its time; null once it has ended. */
export async function stuckThing(kind: StuckKind, id: string): Promise<Stuck | null> {
  const number = /^\d{1,9}$/.test(id) ? Number(id) : 0;
  const found = {
    order: () => orders({ id: number, status: { in: ['open', 'processing'] } }),
    part: () => parts({ id: number, status: { in: ['intended', 'sent'] } }),
    event: () => events({ id }),
  };
  const [one] = await found[kind]();
  return one ?? null;
}

const most = 200;

async function orders(where: Prisma.OrderWhereInput): Promise<Stuck[]> {
  const rows = await db().order.findMany({ where, orderBy: { id: 'asc' }, take: most });
  return rows.map((order) => ({
    kind: 'order',
    id: String(order.id),
    atStripe: order.sessionId,
    amount: { amount: order.fromBalance + order.cardAmount, currency: asCurrency(order.currency) },
    since: order.createdAt,
    why: order.status === 'open' ? 'checkout_should_be_over' : 'promise_is_old',
  }));
}

async function parts(where: Prisma.PayoutPartWhereInput): Promise<Stuck[]> {
  const rows = await db().payoutPart.findMany({
    where: { ...where, rail: { not: 'bank_wire' } },
    include: { payout: true },
    orderBy: { id: 'asc' },
    take: most,
  });
  return rows.map((part) => ({
    kind: 'part',
    id: String(part.id),
    atStripe: part.stripeId,
    amount: { amount: part.amount, currency: asCurrency(part.payout.currency) },
    since: part.payout.requestedAt,
    why: whyOf(part),
  }));
}

function whyOf(part: { status: string; givenUpAt: Date | null; refusals: number }): StuckWhy {
  if (part.status === 'sent') return 'stripe_has_it';
  if (part.givenUpAt) return 'given_up';
  return part.refusals > 0 ? 'too_little_at_stripe' : 'not_taken_by_stripe';
}

async function events(where: Prisma.StripeEventWhereInput): Promise<Stuck[]> {
  const rows = await db().stripeEvent.findMany({
    where: { ...where, handledAt: null },
    orderBy: { receivedAt: 'asc' },
    take: most,
  });
  return rows.map((event) => ({
    kind: 'event',
    id: event.id,
    atStripe: event.objectId,
    amount: null,
    since: event.receivedAt,
    why: 'event_was_not_applied',
  }));
}
