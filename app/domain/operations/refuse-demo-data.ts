import { db } from '#app/platform/db.ts';
import { SettingsDoNotFit, isDemonstration } from '#app/platform/env.ts';

/**
 * A demonstration's people have a published password and no second factor, its loans nobody: beside a
 * real Stripe they have no business, and nothing starts.
 *
 * @throws SettingsDoNotFit, with how to make a new database
 */
export async function refuseDemoData(): Promise<void> {
  if (isDemonstration()) return;
  const [marks, people, partners] = await Promise.all([
    db().demonstration.count(),
    db().person.count({ where: { isDemo: true } }),
    db().partner.count({ where: { isDemo: true } }),
  ]);
  if (marks + people + partners === 0) return;
  throw new SettingsDoNotFit(
    [
      `DATABASE_URL: this database is a demonstration's (${people} people with a published password, ${partners} partners); STRIPE_API is not set, so this is no demonstration.`,
      'Make a new one: createdb urunan, name it in DATABASE_URL and DATABASE_OWNER_URL, then npm run migrate and npm run admin:create.',
    ].join('\n  '),
  );
}
