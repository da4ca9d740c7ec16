import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSnapshot } from '#sandbox/demonstration/snapshot.ts';
import type { Stage } from '#sandbox/demo/stage.ts';
import { withStage } from '#sandbox/demo/with-stage.ts';
import { withFreshDatabase } from './database.ts';
import { withSettings } from './with-settings.ts';

/** A database for the demonstration, whose settings are none of the next test's. */
export function withDemonstration(): void {
  withFreshDatabase('template0');
  withSettings({
    STRIPE_API: undefined,
    STRIPE_SECRET_KEY: undefined,
    STRIPE_WEBHOOK_SECRET: undefined,
    BANK_DEPOSITS: undefined,
    SMTP_URL: undefined,
    SESSION_SECRET: undefined,
    JOB_BACKOFF_MS: undefined,
  });
}

/** Loads it, as `npm start` does, and does something while its Stripe answers, at the time of its record. */
export async function inDemonstration(afterwards: (stage: Stage) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'demonstration-'));
  const stripeStateFile = path.join(folder, 'stripe-double.json');
  const appUrl = process.env['DATABASE_URL'] ?? '';
  const ownerUrl = process.env['DATABASE_OWNER_URL'] ?? '';
  try {
    const now = await loadSnapshot({ ownerUrl, appUrl, stripeStateFile });
    const stage = { databaseUrl: appUrl, stripeStateFile, now, say: () => undefined };
    await withStage(stage, afterwards);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
