import { spawnSync } from 'node:child_process';

/**
 * Runs after `npm install`: Prisma's client from schema.prisma, and the words of
 * the interface. Prisma's command line wants the path of an engine that it
 * otherwise downloads; generating never runs it, so any file will do.
 */
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
