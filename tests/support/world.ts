import { afterEach, beforeEach } from 'vitest';
import { now, setClock } from '#app/platform/clock.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { forgetMail } from '#app/platform/mail.ts';
import { keepEvent } from '#app/payments/events.ts';
import { forgetStripe } from '#app/payments/stripe.ts';
import { db } from '#app/platform/db.ts';
import { type Mailbox, startMailbox } from '#sandbox/mailbox.ts';
import {
  type DoubleOptions,
  type StripeDouble,
  startStripeDouble,
} from '#sandbox/stripe/double.ts';
import { runJob } from '#workers/run-job.ts';
import { withFreshDatabase } from './database.ts';

/** A fresh database, a Stripe double and a mailbox, at a time that the test chooses. */
export interface World {
  stripe: StripeDouble;
  mailbox: Mailbox;
  now: Date;
  /** Moves everyone's clock. */
  goTo(instant: string): void;
  /** Lets Stripe's events arrive that it has announced and nobody has heard yet, unless they go over the wire. */
  hear(): Promise<void>;
  /** Does all work that is due, and the work that this creates. */
  work(): Promise<void>;
}

export function withWorld(start = '2026-03-02T09:00:00Z'): World {
  withFreshDatabase();
  const world = newWorld(start);
  beforeEach(() => openWorld(world, start));
  afterEach(() => closeWorld(world));
  return world;
}

/** Not there yet: `openWorld` makes it. */
export function newWorld(start: string): World {
  const world: World = {
    stripe: undefined as unknown as StripeDouble,
    mailbox: undefined as unknown as Mailbox,
    now: new Date(start),
    goTo: (instant) => {
      world.now = new Date(instant);
    },
    hear: () => hearEvents(world),
    work: () => workUntilDone(world),
  };
  return world;
}

/** The settings of everyone in a world, this process and others. */
export function settingsOf(world: World): Record<string, string> {
  return {
    STRIPE_API: world.stripe.origin,
    STRIPE_SECRET_KEY: 'sk_test_double',
    STRIPE_WEBHOOK_SECRET: 'whsec_test',
    SMTP_URL: world.mailbox.smtpUrl,
    SESSION_SECRET: 'only-for-tests-only-for-tests-only',
    APP_ORIGIN: 'http://localhost:3000',
  };
}

/** @param stripe what differs in Stripe from the one that no test has asked for. */
export async function openWorld(
  world: World,
  start: string,
  stripe: Partial<DoubleOptions> = {},
): Promise<void> {
  world.now = new Date(start);
  setClock(() => world.now);
  const clock = () => world.now;
  world.stripe = await startStripeDouble({ port: 0, webhook: null, clock, ...stripe });
  world.mailbox = await startMailbox({ smtpPort: 0, port: 0 });
  Object.assign(process.env, settingsOf(world));
  forgetAll();
}

export async function closeWorld(world: World): Promise<void> {
  forgetMail();
  await world.stripe.stop();
  await world.mailbox.stop();
  setClock(() => new Date());
}

function forgetAll(): void {
  forgetEnv();
  forgetStripe();
  forgetMail();
}

const heard = new WeakMap<StripeDouble, number>();

async function hearEvents(world: World): Promise<void> {
  world.stripe.ledger.tick();
  const { events } = world.stripe;
  if (world.stripe.hasEndpoint) return;
  const from = heard.get(world.stripe) ?? 0;
  heard.set(world.stripe, events.length);
  for (const event of events.slice(from)) await keepEvent(event, world.now);
}

async function workUntilDone(world: World): Promise<void> {
  for (;;) {
    await hearEvents(world);
    const rows = await db().outboxRow.findMany({
      where: { doneAt: null, dueAt: { lte: now() } },
      orderBy: { id: 'asc' },
    });
    if (rows.length === 0) return;
    for (const row of rows) await runOne(row.id, row.name);
  }
}

/** Through the workers' own door, with one attempt: a failed job fails the test. */
async function runOne(id: bigint, name: string): Promise<void> {
  const job = {
    name,
    data: { outboxId: id.toString(), payload: {} },
    attemptsMade: 0,
    opts: { attempts: 1 },
  };
  await runJob(job as Parameters<typeof runJob>[0]);
}
