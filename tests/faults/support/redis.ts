import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '#sandbox/free-port.ts';
import { startLeash } from '#sandbox/leash.ts';

export interface OwnRedis {
  readonly url: string;
  flush(): Promise<void>;
  /** Ends it; what it held is gone. */
  stop(): Promise<void>;
  /** Starts it again, empty, at the same address. */
  start(): Promise<void>;
  end(): Promise<void>;
}

/** A Redis of its own that keeps nothing on disk. @throws where there is no redis-server. */
export async function startRedis(): Promise<OwnRedis> {
  const { stdout } = spawnSync('which', ['redis-server'], { encoding: 'utf8' });
  const program = stdout.trim();
  if (!program)
    throw new Error(
      'The faults need a redis-server on this machine (Debian: apt-get install redis-server; macOS: brew install redis).',
    );
  const port = await freePort(56_479);
  const folder = mkdtempSync(path.join(tmpdir(), 'redis-'));
  const leash = startLeash();
  leash.remove(folder);
  const ask = async (command: 'ping' | 'flushall') => {
    const client = new Redis(port, { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await (command === 'ping' ? client.ping() : client.flushall());
    } finally {
      client.disconnect();
    }
  };
  let child: ChildProcess;
  const start = async () => {
    child = spawn(program, ['--port', String(port), '--save', '', '--dir', folder], {
      stdio: 'ignore',
    });
    if (child.pid) leash.hold(child.pid);
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if ((await ask('ping').catch(() => null)) === 'PONG') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('redis-server did not start');
  };
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => void (await ask('flushall')),
    start,
    stop,
    end: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
      leash.letGo();
    },
  };
}
