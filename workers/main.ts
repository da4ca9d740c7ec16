import { keepDemoTime } from '#app/demo/clock.ts';
import { installation } from '#app/domain/operations/installation.ts';
import { installationWords } from '#app/domain/operations/installation-words.ts';
import { refuseDemoData } from '#app/domain/operations/refuse-demo-data.ts';
import { now } from '#app/platform/clock.ts';
import { closeDb } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import { log } from '#app/platform/log.ts';
import { runCommand } from '#app/platform/run-command.ts';
import { startWorkers } from './start-workers.ts';

/** The worker process: any number of them may run. On SIGTERM it finishes what it has begun. */
async function main(): Promise<null> {
  const { DATABASE_URL, REDIS_URL } = env();
  keepDemoTime();
  await refuseDemoData();
  const workers = await startWorkers({ databaseUrl: DATABASE_URL, redisUrl: REDIS_URL });
  log().info({ queue: REDIS_URL ? 'redis' : 'postgresql' }, 'worker.started');
  await sayWhatStripeLacks();
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

/** A misconfigured account is named at the start: nobody should find out with the first payment. */
async function sayWhatStripeLacks(): Promise<void> {
  const points = await installation(now());
  for (const { point, state } of points) {
    if (!point.startsWith('stripe_') || state !== 'lacking') continue;
    const { title, mend } = installationWords[point];
    console.error(`${title()}: ${mend()}`);
  }
}

await runCommand(main);
