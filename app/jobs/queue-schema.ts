import { runMigrations } from 'bullmq';
import pg from 'pg';
import { type QueueName, queueNames } from './catalogue.ts';

/** BullMQ's tables on PostgreSQL live in a schema of their own. */
export const queueSchema = 'bullmq';

export const queueOf = (name: QueueName) => `urunan-${name}`;

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
    // For jobs added in bulk BullMQ makes one for each queue when it is first needed, which the restricted
    // login may not.
    for (const name of queueNames) {
      await client.query('select set_config($1, $2, false)', ['search_path', queueSchema]);
      const { rows } = await client.query('select job_id_seq_name($1) as sequence', [
        queueOf(name),
      ]);
      const { sequence } = rows[0] as { sequence: string };
      await client.query(
        `create sequence if not exists ${queueSchema}.${pg.escapeIdentifier(sequence)}`,
      );
    }
    const role = pg.escapeIdentifier(appRole);
    await client.query(`grant usage on schema ${queueSchema} to ${role};
      grant select, insert, update, delete on all tables in schema ${queueSchema} to ${role};
      grant usage, select, update on all sequences in schema ${queueSchema} to ${role};
      grant execute on all functions in schema ${queueSchema} to ${role}`);
  } finally {
    await client.end();
  }
}
