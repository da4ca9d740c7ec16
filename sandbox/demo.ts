import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkBooks } from '#app/ledger/check-books.ts';
import { closeDb } from '#app/platform/db.ts';
import { migrate } from '#prisma/migrate.ts';
import { UnusableFile, readLoanFile } from './demo/loan-file.ts';
import { tell } from './demo/tell.ts';
import { markDemonstration } from './mark-demonstration.ts';
import { startLeash } from './leash.ts';
import { startPostgres } from './postgres.ts';

/**
 * `npm run demo [-- --loans FILE]`: the life of some loans in the terminal. It
 * leaves nothing behind: its database is created for it and removed afterwards.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { loans: { type: 'string' } } });
  const own = fileURLToPath(new URL('./demo/loans.json', import.meta.url));
  const loans = await readLoanFile(values.loans ?? own);
  const parent = process.getuid?.() === 0 ? '/var/lib/urunan' : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'demo-'));
  const server = await startPostgres({ folder, preferredPort: 54_321, isThrowaway: true });
  const leash = startLeash();
  leash.hold(server.pid, 'SIGINT');
  leash.remove(folder);
  try {
    await migrate(server.ownerUrl, server.appUrl);
    await markDemonstration(server.ownerUrl);
    process.env['DATABASE_URL'] = server.appUrl;
    console.log(`The life of ${loans.length} loans; amounts in USD, simulated Stripe and mail.`);
    await tell({ loans, databaseUrl: server.appUrl, say: (words) => console.log(words) });
    const failures = await checkBooks();
    for (const { check, rows } of failures)
      console.log(`\n${check}\n${JSON.stringify(rows, null, 1)}`);
    console.log(`\nbooks balance: ${failures.length === 0 ? 'yes' : 'no'}`);
    return failures.length === 0 ? 0 : 1;
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
  console.error(error instanceof UnusableFile ? error.message : error);
  process.exitCode = 1;
}
