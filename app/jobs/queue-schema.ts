import { runMigrations } from 'bullmq';
import pg from 'pg';

/** BullMQ's tables on PostgreSQL live in a schema of their own. */
export const queueSchema = 'bullmq';

/**
 * Creates or upgrades the queue's tables as the owner and lets the restricted
 * login use them. Needed even where Redis serves the queue, since changing
 * REDIS_URL switches between the two.
 */
export async function migrateQueueSchema(ownerUrl: string, appRole: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await runMigrations(client, queueSchema);
    const role = pg.escapeIdentifier(appRole);
    await client.query(`grant usage on schema ${queueSchema} to ${role};
      grant select, insert, update, delete on all tables in schema ${queueSchema} to ${role};
      grant usage, select, update on all sequences in schema ${queueSchema} to ${role};
      grant execute on all functions in schema ${queueSchema} to ${role}`);
  } finally {
    await client.end();
  }
}
