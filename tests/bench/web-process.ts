import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { processes } from '#sandbox/build-once.ts';
import { freePort } from '#sandbox/free-port.ts';

/** A process that answers over HTTP. */
export interface Web {
  readonly child: ChildProcess;
  readonly origin: string;
  end(): void;
}

/** Ours, as it was built. */
export const startWeb = (settings: Record<string, string> = {}): Promise<Web> =>
  started(processes.web, [], settings);

/** Remix with one route that does nothing. */
export const startBare = (): Promise<Web> =>
  started('tests/bench/empty-remix.tsx', ['--import', 'tsx'], {});

/** A Stripe that answers at once. */
export const startStripe = (): Promise<Web> =>
  started('tests/bench/stripe-at-once.ts', ['--import', 'tsx'], {});

async function started(
  script: string,
  words: readonly string[],
  settings: Record<string, string>,
): Promise<Web> {
  const port = await freePort(57_100);
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, [...words, script], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      PORT: String(port),
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const agent = new Agent();
  const end = performance.now() + 30_000;
  for (;;) {
    const isThere = await answered(`${origin}/`, {}, agent).then(
      () => true,
      () => false,
    );
    if (isThere) return { child, origin, end: () => void child.kill('SIGKILL') };
    if (performance.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`${script} does not answer at ${origin}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const eight = new Agent({ keepAlive: true, maxSockets: 8 });

/** @throws Error unless it is a page. */
export async function answered(
  url: string,
  headers: Record<string, string> = {},
  agent = eight,
): Promise<void> {
  const { status } = await sent(url, { headers, agent });
  if (status !== 200) throw new Error(`${url} answered ${status}`);
}

/** Asks for a page, or sends a form. */
export function sent(
  url: string,
  asked: { headers?: Record<string, string>; form?: Record<string, string>; agent: Agent },
): Promise<{ status: number; location: string | null }> {
  const body = asked.form && new URLSearchParams(asked.form).toString();
  const headers = {
    'accept-encoding': 'br',
    ...(body !== undefined && {
      origin: new URL(url).origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
    }),
    ...asked.headers,
  };
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const ask = request(url, { method, agent: asked.agent, headers }, (answer) => {
      answer.resume();
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null }),
      );
    });
    ask.once('error', (error: NodeJS.ErrnoException) => {
      // The other side closed a connection that was idle, just as it was taken again: a browser asks once more, too.
      const wasIdle = ask.reusedSocket && error.code === 'ECONNRESET' && method === 'GET';
      if (wasIdle) sent(url, asked).then(resolve, reject);
      else reject(error);
    });
    ask.end(body);
  });
}
