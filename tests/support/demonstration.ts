import { fileURLToPath } from 'node:url';
import { readLoanFile } from '#sandbox/demo/loan-file.ts';
import { tellAndOpen } from '#sandbox/demo/tell-and-open.ts';
import { withFreshDatabase } from './database.ts';
import { withSettings } from './with-settings.ts';

/** A database for the demonstration's story, whose settings are none of the next test's. */
export function withDemonstration(): void {
  withFreshDatabase();
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

/** Tells it, as `npm start` does, and does something while its Stripe still answers. */
export async function inDemonstration(afterwards: () => Promise<void>): Promise<void> {
  const file = fileURLToPath(new URL('../../sandbox/demo/loans.json', import.meta.url));
  const databaseUrl = process.env['DATABASE_URL'] ?? '';
  await tellAndOpen({ loans: await readLoanFile(file), databaseUrl, afterwards });
}
