import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Runs `npm start` (or another script) in a folder and on a port of its own while some work is
 * done, and stops it again. `said` is what it has printed so far.
 */
export async function withOwnServer(
  port: number,
  work: (origin: string, said: () => string) => Promise<void>,
  settings: Record<string, string> = {},
  script = 'start',
): Promise<void> {
  const parent = process.getuid?.() === 0 ? '/var/lib/urunan' : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'own-'));
  const server = spawn('npm', ['run', script], {
    env: {
      ...process.env,
      URUNAN_FOLDER: folder,
      PORT: String(port),
      LOG_LEVEL: 'error',
      URUNAN_BELONGS_TO: String(process.pid),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  let said = '';
  server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const origin = `http://localhost:${port}`;
  try {
    await untilHealthy(origin);
    await work(origin, () => said);
  } finally {
    if (server.pid) process.kill(-server.pid, 'SIGINT');
    await new Promise((resolve) => server.once('exit', resolve));
  }
}

async function untilHealthy(origin: string): Promise<void> {
  for (let attempt = 0; attempt < 2400; attempt += 1) {
    const answer = await fetch(`${origin}/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('npm start was not ready within four minutes');
}
