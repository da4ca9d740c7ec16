import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Nothing that we start outlives us, however we end. A process that is killed outright cannot clean
 * up, so a small second one holds the other end of a pipe: when the pipe breaks, it ends the
 * processes and removes the folders that it was told of.
 */
export interface Leash {
  /** A process, or with a negative number its whole group, and how it is asked to end. */
  hold(pid: number, signal?: NodeJS.Signals): void;
  /** A folder that is removed when those processes are gone. */
  remove(folder: string): void;
  /** Everything has ended in order: there is nothing left to do. */
  letGo(): void;
}

export function startLeash(): Leash {
  const holder = spawn(
    process.execPath,
    [fileURLToPath(new URL('leash-holder.mjs', import.meta.url))],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      // In a group of its own: what ends our group must not end it.
      detached: true,
      cwd: '/',
    },
  );
  holder.unref();
  // The holder may be gone first, when everything on the machine is shutting down.
  holder.stdin.on('error', () => undefined);
  const tell = (order: object) => void holder.stdin.write(`${JSON.stringify(order)}\n`);
  return {
    hold: (pid, signal = 'SIGTERM') => tell({ pid, signal }),
    remove: (folder) => tell({ folder }),
    letGo: () => holder.stdin.end(`${JSON.stringify({ done: true })}\n`),
  };
}

/** Calls back once when another process has ended, which is checked every half second. */
export function whenGone(pid: number, callback: () => void): void {
  const watch = setInterval(() => {
    if (isThere(pid)) return;
    clearInterval(watch);
    callback();
  }, 500);
  watch.unref();
}

/** Whether a process of that number runs. */
export function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Calls back once when the `npm` that started us has ended, even if it was killed outright. */
export function whenStarterGone(callback: () => void): void {
  const starters = startersUpToNpm();
  for (const pid of starters) whenGone(pid, callback);
}

/** Between us and npm are a shell and the TypeScript runner, which may go on without it. */
function startersUpToNpm(): number[] {
  const starters: number[] = [];
  for (let pid = process.ppid; pid > 1;) {
    starters.push(pid);
    const said = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
    const [parent = '', ...words] = said.trim().split(/\s+/);
    if (words[0] === 'npm') return starters;
    pid = Number(parent);
  }
  return starters.slice(0, 1);
}
