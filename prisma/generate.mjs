import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';

/**
 * Generates Prisma's client and the words of the interface: after `npm install`, and with
 * `--if-stale` before tests and development, if their sources have changed. Prisma's command line
 * wants the path of an engine that it otherwise downloads; generating never runs it, so any file
 * will do.
 */
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
const project = ['--project', './project.inlang', '--outdir', './app/messages/compiled'];
const steps = [
  {
    outcomes: ['app/platform/generated/client.ts'],
    sources: ['prisma/schema.prisma'],
    command: ['prisma', 'generate'],
  },
  {
    // All of them, so that an interrupted run does not count as fresh.
    outcomes: ['messages', 'runtime', 'messages/en', 'messages/id'].map(
      (name) => `app/messages/compiled/${name}.js`,
    ),
    sources: ['app/messages/en.json', 'app/messages/id.json'],
    // One file per language: a thousand small ones take seconds to load, and no browser loads any.
    command: ['paraglide-js', 'compile', ...project, '--output-structure', 'locale-modules'],
  },
];

const writtenAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const isFresh = ({ outcomes, sources }) =>
  outcomes.every((outcome) => sources.every((source) => writtenAt(outcome) > writtenAt(source)));

for (const step of steps) {
  if (process.argv.includes('--if-stale') && isFresh(step)) continue;
  const { status, stdout, stderr } = spawnSync('npx', ['--no', ...step.command], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(stdout, stderr);
    process.exit(status ?? 1);
  }
  // Unchanged outputs are not rewritten, but are just as fresh.
  for (const outcome of step.outcomes) utimesSync(outcome, new Date(), new Date());
}
