import type { Tx } from '#app/platform/db.ts';
import { type JobName, type JobPayload, catalogue } from './catalogue.ts';

/**
 * Announces work in the caller's transaction: the job exists if and only if
 * the change does. The relay in workers/ carries it to the queue.
 *
 * @param dueAt not before this instant.
 * @param key identifies work to be enqueued only once, however often the caller runs.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  dueAt: Date,
  key?: string,
): Promise<void> {
  const valid = catalogue[name].payload.parse(payload);
  if (key !== undefined && (await tx.outboxRow.count({ where: { key } })) > 0) return;
  const row = { name, payload: valid, dueAt, key: key ?? null };
  await tx.outboxRow.createMany({ data: [row], skipDuplicates: true });
}
