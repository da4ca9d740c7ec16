import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const sources = [
  'app',
  'workers',
  'server.ts',
  'public',
  'project.inlang/settings.json',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
  'vite.processes.config.ts',
  'tsconfig.json',
];
const left = ['app/platform/generated', 'app/messages/compiled'];

/** What `npm run build` makes of each process. */
export const processes = {
  web: 'build/processes/web.js',
  worker: 'build/processes/worker.js',
} as const;

/** Builds the application unless the existing build is of the same sources. */
export async function buildOnce(checkout: string): Promise<'built' | 'kept'> {
  const mark = path.join(checkout, 'build', 'sources.sha256');
  const now = hashOf(checkout);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return 'kept';
  await run(checkout, 'npm', 'run', 'build', '--silent');
  writeFileSync(mark, now);
  return 'built';
}

/** Compiles words and database client, if their sources have changed. */
export function compileStale(checkout: string): Promise<void> {
  return run(checkout, process.execPath, 'prisma/generate.mjs', '--if-stale');
}

function hashOf(checkout: string): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesOf(checkout, source))) {
    hash.update(file).update(readFileSync(path.join(checkout, file)));
  }
  return hash.digest('hex');
}

function filesOf(checkout: string, place: string): string[] {
  if (left.includes(place)) return [];
  const whole = path.join(checkout, place);
  if (!statSync(whole).isDirectory()) return [place];
  return readdirSync(whole)
    .sort()
    .flatMap((name) => filesOf(checkout, `${place}/${name}`));
}

function run(checkout: string, program: string, ...words: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    const build = spawn(program, words, {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    build.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    build.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    build.once('error', reject);
    build.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The build failed:\n${Buffer.concat(said).toString()}`));
    });
  });
}
