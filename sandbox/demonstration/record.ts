import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkBooks } from '#app/ledger/check-books.ts';
import { closeDb } from '#app/platform/db.ts';
import { migrate } from '#prisma/migrate.ts';
import { withStage } from '../demo/with-stage.ts';
import { startLeash } from '../leash.ts';
import { markDemonstration } from '../mark-demonstration.ts';
import { startPostgres } from '../postgres.ts';
import { demonstration } from './data.ts';
import { DemoWorld } from './demo-world.ts';
import { paymentsOf } from './payments.ts';
import { playWhole } from './play.ts';
import { keepSnapshot, recordedOn } from './snapshot.ts';

/**
 * `npm run demo:record`: plays the two years of the demonstration through the verbs, the checkout and the
 * workers, and keeps what comes of them as the snapshot with which `npm start` begins.
 */
async function main(): Promise<number> {
  const parent = process.getuid?.() === 0 ? '/var/lib/urunan' : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'record-'));
  const server = await startPostgres({ folder, preferredPort: 54_321, isThrowaway: true });
  const leash = startLeash();
  leash.hold(server.pid, 'SIGINT');
  leash.remove(folder);
  const start = Date.now();
  try {
    await migrate(server.ownerUrl, server.appUrl);
    await markDemonstration(server.ownerUrl);
    process.env['DATABASE_URL'] = server.appUrl;
    const stripeStateFile = path.join(folder, 'stripe-double.json');
    const story = {
      databaseUrl: server.appUrl,
      stripeStateFile,
      now: new Date(`${recordedOn}T09:00:00Z`),
    };
    let end = story.now;
    await withStage({ ...story, say: () => undefined }, async (stage) => {
      const payments = demonstration.loans.flatMap((loan) => paymentsOf(loan, recordedOn));
      await playWhole(new DemoWorld(stage, recordedOn), payments);
      end = stage.time.now;
    });
    const failures = await checkBooks();
    for (const { check, rows } of failures)
      console.log(`\n${check}\n${JSON.stringify(rows, null, 1)}`);
    if (failures.length > 0) return 1;
    await keepSnapshot({ ownerUrl: server.ownerUrl, stripeStateFile, now: end });
    console.log(`Two years were played in ${Math.round((Date.now() - start) / 1000)} s and kept.`);
    return 0;
  } finally {
    await closeDb();
    server.stop();
    rmSync(folder, { recursive: true, force: true });
    leash.letGo();
  }
}

process.env['LOG_LEVEL'] ??= 'error';
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
