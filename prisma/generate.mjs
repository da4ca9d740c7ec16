import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/**
 * Prisma's client from schema.prisma, and the words of the interface: after `npm install`, and with
 * `--if-stale` before tests and development, where either has changed since. Prisma's command line
 * wants the path of an engine that it otherwise downloads; generating never runs it, so any file
 * will do.
 */
const writtenAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const outcomes = [
  ['app/platform/generated/client.ts', ['prisma/schema.prisma']],
  ['app/messages/compiled/messages.js', ['app/messages/en.json', 'app/messages/id.json']],
];
const isFresh = outcomes.every(([outcome, sources]) =>
  sources.every((source) => writtenAt(outcome) > writtenAt(source)),
);
if (process.argv.includes('--if-stale') && isFresh) process.exit(0);

const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
const steps = [
  ['prisma', 'generate'],
  [
    'paraglide-js',
    'compile',
    '--project',
    './project.inlang',
    '--outdir',
    './app/messages/compiled',
  ],
];
for (const [program, ...parameters] of steps) {
  const { status, stdout, stderr } = spawnSync('npx', ['--no', program, ...parameters], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(stdout, stderr);
    process.exit(status ?? 1);
  }
}
