import { setClock } from '#app/platform/clock.ts';
import { db } from '#app/platform/db.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { forgetMail } from '#app/platform/mail.ts';
import { forgetStripe } from '#app/payments/stripe.ts';
import { startWorkers } from '#workers/start-workers.ts';
import { startMailbox } from '../mailbox.ts';
import { startStripeDouble } from '../stripe/double.ts';
import type { Stage } from './stage.ts';

/**
 * A story is told in this process: with a Stripe double and a mailbox of its own at the story's time, and
 * real workers on the real queue.
 */
export async function withStage(
  options: {
    databaseUrl: string;
    stripeStateFile?: string;
    /** When the story begins, for whoever reads the clock. */
    now: Date;
    say: (words: string) => void;
  },
  story: (stage: Stage) => Promise<void>,
): Promise<void> {
  const time = { now: options.now };
  setClock(() => time.now);
  const stripe = await startStripeDouble({
    port: 0,
    webhook: null,
    clock: () => time.now,
    ...(options.stripeStateFile && { stateFile: options.stripeStateFile, savesAtStop: true }),
  });
  const mailbox = await startMailbox({ smtpPort: 0, port: 0 });
  const settings = {
    DATABASE_URL: options.databaseUrl,
    STRIPE_API: stripe.origin,
    STRIPE_SECRET_KEY: 'sk_test_double',
    BANK_DEPOSITS: 'on',
    STRIPE_WEBHOOK_SECRET: 'whsec_story',
    SMTP_URL: mailbox.smtpUrl,
    SESSION_SECRET: 'the story opens no session',
    JOB_BACKOFF_MS: '50',
  };
  Object.assign(process.env, settings);
  forget();
  const place = { databaseUrl: options.databaseUrl };
  const workers = await startWorkers(place, { pollMilliseconds: 5, hasSchedule: false });
  try {
    await story({
      stripe,
      time,
      say: options.say,
      workDone: () => workDone(time),
      dueDone: () => dueDone(time),
    });
  } finally {
    await workers.stop();
    await mailbox.stop();
    await stripe.stop();
    setClock(() => new Date());
    forget();
  }
}

function forget(): void {
  forgetEnv();
  forgetStripe();
  forgetMail();
}

const patienceSeconds = 120;

/** Asks Stripe for what was paid, then waits until no due job is left. */
async function workDone(time: { now: Date }): Promise<void> {
  await db().outboxRow.create({ data: { name: 'stripe.sweep', payload: {}, dueAt: time.now } });
  await dueDone(time);
}

async function dueDone(time: { now: Date }): Promise<void> {
  const start = Date.now();
  for (;;) {
    const left = await db().outboxRow.count({
      where: { doneAt: null, dueAt: { lte: time.now } },
    });
    if (left === 0) return;
    const failed = await db().failedJob.findFirst({ where: { retriedAt: null } });
    if (failed) throw new Error(`the job ${failed.name} gave up: ${failed.error}`);
    if (Date.now() - start > patienceSeconds * 1000) throw new Error(`${left} jobs are not done`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
