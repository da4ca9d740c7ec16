import { readdir } from 'node:fs/promises';
import { installation } from '#app/domain/operations/installation.ts';
import { installationWords } from '#app/domain/operations/installation-words.ts';
import { closeDb, db } from '#app/platform/db.ts';
import { envProblems } from '#app/platform/env.ts';
import { runCommand } from '#app/platform/run-command.ts';

/**
 * `npm run doctor`: what of this installation is configured, simulated or missing, and how to fix
 * it. Exit 1 when something is missing. It changes nothing.
 */
async function main(): Promise<number> {
  const problems = envProblems(process.env);
  if (problems.length > 0) {
    console.log('The settings do not fit together:');
    for (const problem of problems) console.log(`  missing    ${problem}`);
    console.log('\nCopy .env.example to .env and fill it in, then ask again.');
    return 1;
  }
  console.log('ok         Settings fit together.');
  const missing = await missingMigrations();
  if (missing.length > 0) {
    console.log(`missing    ${missing.length} migrations have not run here. Run: npm run migrate`);
    return 1;
  }
  console.log('ok         The database answers and is up to date.');
  const points = await installation(new Date());
  for (const { point, state } of points) {
    const { title, mend } = installationWords[point];
    const word = { good: 'ok', simulated: 'simulated', lacking: 'missing' }[state];
    console.log(`${word.padEnd(11)}${title()}${state === 'lacking' ? `. ${mend()}` : ''}`);
  }
  return points.some(({ state }) => state === 'lacking') ? 1 : 0;
}

/** The migrations of this code that have not run on the database. */
async function missingMigrations(): Promise<string[]> {
  const names = (await readdir('prisma/migrations')).filter((name) => /^\d{4}_/.test(name));
  const [table] = await db().$queryRaw<{ found: boolean }[]>`
    select to_regclass('_prisma_migrations') is not null as found`;
  if (!table?.found) return names.sort();
  const rows = await db().$queryRaw<{ name: string }[]>`
    select migration_name as name from _prisma_migrations where finished_at is not null`;
  const known = new Set(rows.map((row) => row.name));
  return names.filter((name) => !known.has(name)).sort();
}

await runCommand(main);
await closeDb();
