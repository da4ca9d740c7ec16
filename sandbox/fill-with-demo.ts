import { writeFileSync } from 'node:fs';
import pg from 'pg';
import type { EmbeddedPostgres } from './postgres.ts';

/** Two years that were played through the verbs: the clock goes on from where they ended. */
export async function fillWithDemo(
  postgres: Pick<EmbeddedPostgres, 'ownerUrl' | 'appUrl'>,
  { stateFile: stripeStateFile, clockFile }: { stateFile: string; clockFile: string },
): Promise<void> {
  console.log('The database is empty: loading the demonstration...');
  const { loadSnapshot } = await import('./demonstration/snapshot.ts');
  const recordedAt = await loadSnapshot({ ...postgres, stripeStateFile });
  writeFileSync(clockFile, String(recordedAt.getTime() - Date.now()));
  const more = process.env['DEMO_LOANS'];
  if (more) await openMoreLoans(more, postgres.appUrl, recordedAt);
}

/** The loans of a file, open for lending beside the demonstration's own. */
async function openMoreLoans(file: string, databaseUrl: string, now: Date): Promise<void> {
  process.env['DATABASE_URL'] = databaseUrl;
  const { readLoanFile } = await import('./demo/loan-file.ts');
  const { postLoans } = await import('./demo/stages.ts');
  const { closeDb } = await import('#app/platform/db.ts');
  try {
    await postLoans({ time: { now } }, await readLoanFile(file));
  } finally {
    await closeDb();
  }
}

/** Nobody is there yet, or not even the tables are. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string | null }>(
      `select to_regclass('public.people')::text as name`,
    );
    if (!rows[0]?.name) return true;
    return (await client.query('select from people limit 1')).rowCount === 0;
  } finally {
    await client.end();
  }
}
