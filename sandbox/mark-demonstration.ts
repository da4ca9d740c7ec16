import pg from 'pg';

/**
 * Says of a migrated database that it is a demonstration's, with the login that owns the tables: only there
 * may the application write people who sign in with a published password.
 */
export async function markDemonstration(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('insert into demonstration values (true) on conflict do nothing');
  } finally {
    await client.end();
  }
}
