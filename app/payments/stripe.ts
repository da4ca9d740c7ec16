import Stripe from 'stripe';
import { env } from '#app/platform/env.ts';
import { answersPages } from '#app/platform/process.ts';

/**
 * The one client of Stripe, with the version of its API that our code was
 * written for. With STRIPE_API it speaks to a double on this machine instead;
 * the settings refuse that for anything but a test key.
 */
let client: Stripe | undefined;

/** One call with its retries: 8 s at most where somebody waits for a page, 20 s where nobody does. */
const atPages = { timeout: 3_600, maxNetworkRetries: 1 };
const atWork = { timeout: 6_000, maxNetworkRetries: 2 };

/** Nobody to ask: the host works without Stripe. */
class NoStripe extends Error {}

/** @throws NoStripe, which is a trouble like Stripe's own */
export function stripe(): Stripe {
  client ??= connect();
  return client;
}

export function forgetStripe(): void {
  client = undefined;
}

function connect(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API } = env();
  if (!STRIPE_SECRET_KEY) throw new NoStripe('this installation has no account at Stripe');
  const double = STRIPE_API ? new URL(STRIPE_API) : null;
  return new Stripe(STRIPE_SECRET_KEY, {
    apiVersion: '2026-10-28.endive',
    ...(answersPages() ? atPages : atWork),
    telemetry: false,
    ...(double && {
      host: double.hostname,
      port: Number(double.port),
      protocol: double.protocol === 'https:' ? 'https' : 'http',
    }),
  });
}

/** Whether an error is Stripe's, or of the way to it: a page says so in words instead of failing. */
export function isStripeTrouble(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError || error instanceof NoStripe;
}

/** Stripe does not know it, or no longer lets us see it: asking again changes nothing. */
export function isGoneAtStripe(error: unknown): boolean {
  const code = error instanceof Stripe.errors.StripeError ? error.code : undefined;
  return code === 'resource_missing' || code === 'account_invalid';
}

const patience = 4;

/**
 * Retries a call that Stripe rejects as one too many; its library retries lost
 * connections and Stripe's own faults, but not this. Only for calls that carry
 * an idempotency key, or only read.
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const isTooOften = error instanceof Stripe.errors.StripeRateLimitError;
      if (!isTooOften || attempt === patience) throw error;
      await new Promise((resolve) =>
        setTimeout(resolve, 2 ** attempt * 100 * (0.5 + Math.random())),
      );
    }
  }
}

/** Stripe says no, in its own words. */
export class StripeRefused extends Error {}

/** The same, patiently; what Stripe understood and will not do is a `StripeRefused`. @throws StripeRefused */
export async function orRefused<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await patiently(call);
  } catch (error) {
    const isNo =
      error instanceof Stripe.errors.StripeInvalidRequestError ||
      error instanceof Stripe.errors.StripePermissionError;
    throw isNo ? new StripeRefused(error.message, { cause: error }) : error;
  }
}
