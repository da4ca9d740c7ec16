import Stripe from 'stripe';
import { type DoubleState, nextId } from './state.ts';
import type { TroubleSwitch } from './trouble.ts';

const apiVersion = '2026-10-28.endive';
const attempts = 6;

interface Endpoint {
  readonly url: string;
  readonly secret: string;
}

/** Sends signed events to the one endpoint, and retries after a while if that fails. */
export function webhookSender(
  state: DoubleState,
  trouble: TroubleSwitch,
  options: { endpoint: Endpoint | null; clock: () => Date; retryMilliseconds: number },
) {
  const signer = new Stripe('sk_test_double');
  const underWay = new Set<Promise<void>>();
  let heldBack: Stripe.Event | null = null;
  let isClosed = false;

  async function deliver(event: Stripe.Event, attempt = 1): Promise<void> {
    if (!options.endpoint || isClosed) return;
    const payload = JSON.stringify(event);
    const { url, secret } = options.endpoint;
    const signature = signer.webhooks.generateTestHeaderString({ payload, secret });
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
    const answer = await fetch(url, { method: 'POST', body: payload, headers }).catch(() => null);
    if (answer?.ok || attempt >= attempts) return;
    await new Promise((resolve) => setTimeout(resolve, options.retryMilliseconds * attempt));
    await deliver(event, attempt + 1);
  }

  function send(event: Stripe.Event): void {
    const delivery = deliver(event).finally(() => underWay.delete(delivery));
    underWay.add(delivery);
  }

  function announce(type: string, object: { id: string }): void {
    const event = {
      id: nextId(state, 'evt'),
      object: 'event',
      api_version: apiVersion,
      created: Math.floor(options.clock().getTime() / 1000),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: null,
      type,
    } as unknown as Stripe.Event;
    state.events.push(event);
    const met = trouble.next('webhook');
    if (met?.kind === 'drop') return;
    if (met?.kind === 'reorder') {
      heldBack = event;
      return;
    }
    if (met?.kind === 'delay') setTimeout(() => send(event), met.milliseconds ?? 1000);
    else send(event);
    if (met?.kind === 'duplicate') send(event);
    if (heldBack) {
      send(heldBack);
      heldBack = null;
    }
  }

  return {
    announce,
    /** Waits until nothing is under way. */
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: () => {
      isClosed = true;
    },
  };
}
