import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const leash = fileURLToPath(new URL('../../sandbox/leash.ts', import.meta.url));

/** Starts a process that would sleep for ten minutes, leashes it, and sends its pid. */
const starter = (folder: string) => `
  import { spawn } from 'node:child_process';
  import { startLeash } from ${JSON.stringify(leash)};
  const held = startLeash();
  const sleeper = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  held.hold(sleeper.pid);
  held.remove(${JSON.stringify(folder)});
  process.on('message', () => { held.letGo(); process.exit(0); });
  process.send(sleeper.pid);
  setInterval(() => undefined, 1000);`;

async function started(folder: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', starter(folder)],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const sleeper = await new Promise<number>((resolve) =>
    child.once('message', (pid) => resolve(Number(pid))),
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { child, sleeper, ended };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(isSo: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 5000 && !isSo(); waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return isSo();
}

describe('what a process started', () => {
  it('ends with it when it is killed outright, and its folder goes too', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'leash-'));
    const { child, sleeper, ended } = await started(folder);
    expect(isThere(sleeper)).toBe(true);
    child.kill('SIGKILL');
    await ended;
    expect(await until(() => !isThere(sleeper))).toBe(true);
    expect(await until(() => !existsSync(folder))).toBe(true);
  });

  it('is left alone when it was let go', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'leash-'));
    const { child, sleeper, ended } = await started(folder);
    child.send('let go');
    await ended;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(isThere(sleeper)).toBe(true);
    expect(existsSync(folder)).toBe(true);
    process.kill(sleeper);
  });
});
