import { catalogue } from '#app/jobs/catalogue.ts';
import { machineTime } from '#app/platform/clock.ts';
import { db } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import { isHandled, stripeEventTypes } from './event-types.ts';
import { stripe } from './stripe.ts';

type Answer =
  | { stored: boolean }
  | { refused: 'signature_is_not_valid' | 'stripe_is_not_used' | 'event_is_none' };

const aheadAtMost = 300_000;

const isEvent = (event: unknown): boolean => {
  const { id, type, data } = (event ?? {}) as {
    id?: unknown;
    type?: unknown;
    data?: { object?: unknown };
  };
  return (
    typeof id === 'string' &&
    typeof type === 'string' &&
    typeof data?.object === 'object' &&
    data.object !== null
  );
};

/**
 * Takes in a webhook: verifies it and stores it with the job that will apply
 * it, in one transaction. Acting on it comes later, in the worker. An event
 * that comes twice is stored once.
 */
export async function storeEvent(request: {
  body: string;
  signature: string;
  now: Date;
}): Promise<Answer> {
  const secret = env().STRIPE_WEBHOOK_SECRET;
  if (!secret) return { refused: 'stripe_is_not_used' };
  let event: { id: string; type: string; data: { object: unknown } };
  try {
    event = stripe().webhooks.constructEvent(request.body, request.signature, secret);
  } catch {
    return { refused: 'signature_is_not_valid' };
  }
  // The library looks only at what is too old, by the machine's own clock: so do we.
  const at = Number(/\bt=(\d+)/.exec(request.signature)?.[1] ?? 0);
  if (at * 1000 > machineTime() + aheadAtMost) return { refused: 'signature_is_not_valid' };
  if (!isEvent(event)) return { refused: 'event_is_none' };
  return { stored: await keepEvent(event, request.now) };
}

/** @returns whether the event is new here, and one that something answers to. */
export async function keepEvent(
  event: { id: string; type: string; data: { object: unknown } },
  now: Date,
): Promise<boolean> {
  if (!isHandled(event.type)) return false;
  const object = event.data.object as { id?: string };
  const payload = catalogue['stripe_event.apply'].payload.parse({ eventId: event.id });
  // One statement, and so one transaction: the event and its job are there, or neither.
  const [stored] = await db().$queryRaw<unknown[]>`
    with stored as (
      insert into stripe_events (id, type, object_id, received_at)
      values (${event.id}, ${event.type}, ${object.id ?? ''}, ${now})
      on conflict (id) do nothing returning id)
    insert into outbox (name, payload, due_at)
    select 'stripe_event.apply', ${JSON.stringify(payload)}::jsonb, ${now} from stored returning true`;
  return stored !== undefined;
}

/** Fetches the events that Stripe has and we lack, for the sweep for lost webhooks. */
export async function fetchMissedEvents(since: Date, now: Date): Promise<number> {
  let missed = 0;
  const types = [...stripeEventTypes];
  const created = { gte: Math.floor(since.getTime() / 1000) };
  for await (const event of stripe().events.list({ created, types, limit: 100 })) {
    if (await keepEvent(event, now)) missed += 1;
  }
  return missed;
}
