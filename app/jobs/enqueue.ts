import type { Tx } from '#app/platform/db.ts';
import { type JobName, type JobPayload, catalogue } from './catalogue.ts';

/**
 * Announces work in the caller's transaction: the job exists if and only if
 * the change does. The relay in workers/ carries it to the queue.
 *
 * @param dueAt not before this instant.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  dueAt: Date,
): Promise<void> {
  const valid = catalogue[name].payload.parse(payload);
  await tx.outboxRow.create({ data: { name, payload: valid, dueAt } });
}
