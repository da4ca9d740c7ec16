import { keepDemoTime } from '#app/demo/clock.ts';
import { closeDb } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import { log } from '#app/platform/log.ts';
import { runCommand } from '#app/platform/run-command.ts';
import { startWorkers } from './start-workers.ts';

/** The worker process: any number of them may run. On SIGTERM it finishes what it has begun. */
async function main(): Promise<null> {
  const { DATABASE_URL, REDIS_URL } = env();
  keepDemoTime();
  const workers = await startWorkers({ databaseUrl: DATABASE_URL, redisUrl: REDIS_URL });
  log().info({ queue: REDIS_URL ? 'redis' : 'postgresql' }, 'worker.started');
  console.log(`Urunan workers run on ${REDIS_URL ? 'Redis' : 'PostgreSQL'}`);

  function drain(): void {
    workers
      .stop()
      .then(closeDb)
      .then(() => process.exit(0))
      .catch(() => process.exit(1));
  }
  process.once('SIGTERM', drain);
  process.once('SIGINT', drain);
  return null;
}

await runCommand(main);
