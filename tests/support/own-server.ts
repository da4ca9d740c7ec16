import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs `npm start` in a folder and on a port of its own, lets work be done, and stops it again. */
export async function withOwnServer(
  port: number,
  work: (origin: string) => Promise<void>,
  settings: Record<string, string> = {},
): Promise<void> {
  const parent = process.getuid?.() === 0 ? '/var/lib/urunan' : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'own-'));
  const server = spawn('npm', ['start'], {
    env: {
      ...process.env,
      URUNAN_FOLDER: folder,
      PORT: String(port),
      LOG_LEVEL: 'error',
      URUNAN_BELONGS_TO: String(process.pid),
      ...settings,
    },
    stdio: 'ignore',
    detached: true,
  });
  const origin = `http://localhost:${port}`;
  try {
    await untilHealthy(origin);
    await work(origin);
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
