import type { Tx } from '#app/platform/db.ts';
import { type JobName, type JobPayload, catalogue } from './catalogue.ts';

/** Work to be announced. */
export interface NewJob<Name extends JobName = JobName> {
  readonly name: Name;
  readonly payload: JobPayload<Name>;
  /** Not before this instant. */
  readonly dueAt: Date;
  /** Identifies work to be enqueued only once, however often the caller runs. */
  readonly key?: string;
}

/**
 * Announces work in the caller's transaction: the job exists if and only if
 * the change does. The relay in workers/ carries it to the queue.
 *
 * @param dueAt not before this instant.
 * @param key identifies work to be enqueued only once, however often the caller runs.
 */
export function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  dueAt: Date,
  key?: string,
): Promise<void> {
  return enqueueAll(tx, [{ name, payload, dueAt, ...(key !== undefined && { key }) }]);
}

/** Many at once: one statement, however many. */
export async function enqueueAll<Name extends JobName>(
  tx: Tx,
  jobs: readonly NewJob<Name>[],
): Promise<void> {
  if (jobs.length === 0) return;
  const payloads = jobs.map(({ name, payload }) =>
    JSON.stringify(catalogue[name].payload.parse(payload)),
  );
  const names = jobs.map((job) => job.name);
  const dues = jobs.map((job) => job.dueAt.toISOString());
  const keys = jobs.map((job) => job.key ?? null);
  await tx.$executeRaw`
    insert into outbox (name, payload, due_at, key)
    select name, payload::jsonb, due_at::timestamptz, key
      from unnest(${names}::text[], ${payloads}::text[], ${dues}::text[], ${keys}::text[])
           with ordinality as new (name, payload, due_at, key, place)
     -- What is known already takes no number.
     where key is null or not exists (select from outbox old where old.key = new.key)
     order by place
    on conflict (key) where key is not null do nothing`;
}
