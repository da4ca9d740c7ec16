import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildOnce, processes } from '#sandbox/build-once.ts';
import { freePort } from '#sandbox/free-port.ts';
import { type Line, limited } from './compare.ts';
import type { Place } from './place.ts';

/** From nothing to the first answer: `npm start` with an empty folder, and each of the two processes alone. */
export async function starts(place: Place): Promise<Line[]> {
  await buildOnce(process.cwd());
  const isFull = place.size === 'full';
  const rounds = isFull ? 5 : 1;
  const web: number[] = [];
  const worker: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const port = await freePort(57_200);
    const isReady = () => isAnswered(`http://localhost:${port}/ready`);
    web.push(await untilReady(['node', processes.web], { PORT: String(port) }, isReady));
    worker.push(
      await untilReady(['node', processes.worker], {}, (said) =>
        said.includes('Urunan workers run'),
      ),
    );
  }
  const of = { id: 'S', unit: 's', better: 'less' as const };
  const lines = [
    limited({ ...of, work: 'the web process is ready', limit: 3, measured: web }),
    limited({ ...of, work: 'the worker is ready', limit: 3, measured: worker }),
  ];
  if (!isFull) return lines;
  const measured: number[] = [];
  for (let round = 0; round < 3; round += 1) measured.push(await wholeStart());
  return [
    limited({ ...of, work: 'npm start with an empty folder', limit: 60, measured }),
    ...lines,
  ];
}

async function wholeStart(): Promise<number> {
  const parent = process.getuid?.() === 0 ? '/var/lib' : '/tmp';
  const folder = mkdtempSync(path.join(parent, 'urunan-start-'));
  const port = await freePort(57_300);
  // As whoever starts it has them, and none of the bench's.
  const settings = {
    URUNAN_FOLDER: folder,
    PORT: String(port),
    DATABASE_URL: '',
    LOG_LEVEL: 'error',
  };
  // After an install nothing is built.
  rmSync('build/sources.sha256', { force: true });
  try {
    return await untilReady(['npm', 'start'], settings, (said) => said.includes('Ctrl-C'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds. It and all it started are ended. @throws Error when it is not ready in three minutes, or ends by itself. */
async function untilReady(
  [program = '', ...words]: string[],
  settings: Record<string, string>,
  isReady: (said: string) => boolean | Promise<boolean>,
): Promise<number> {
  const start = performance.now();
  const child = spawn(program, words, {
    env: { ...process.env, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    while (!(await isReady(said))) {
      const isOver = child.exitCode !== null || performance.now() - start > 180_000;
      if (isOver)
        throw new Error(`${program} ${words.join(' ')} did not start:\n${said.slice(-2_000)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return (performance.now() - start) / 1000;
  } finally {
    if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}

const isAnswered = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
