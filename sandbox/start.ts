import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { href } from '#app/paths.ts';
import { buildOnce, processes, compileStale } from './build-once.ts';
import { demoPassword, demoPeople } from './demo/sign-ins.ts';
import { fillWithDemo, isEmpty } from './fill-with-demo.ts';
import { freePort } from './free-port.ts';
import { startLeash, whenGone } from './leash.ts';
import { markDemonstration } from './mark-demonstration.ts';
import type { Mailbox } from './mailbox.ts';
import { type EmbeddedPostgres, dataFolder, startPostgres } from './postgres.ts';
import type { StripeDouble } from './stripe/double.ts';

/**
 * `npm start`: everything on one bare machine, with nothing installed but Node.
 * PostgreSQL in a folder, a Stripe double, a mailbox, the web server and the
 * workers. Ctrl-C stops all of it, the database last; so does whatever else ends us.
 * With `--watch` (`npm run dev`) pages come from the sources as they are at that moment, and the
 * workers are restarted when their sources have changed.
 * A test names its process in URUNAN_BELONGS_TO: installation and folder go when it ends.
 *
 * Heavy modules are loaded only when needed: a second start is quick.
 */
const checkout = fileURLToPath(new URL('..', import.meta.url));
const running: { postgres?: EmbeddedPostgres; stripe?: StripeDouble; mailbox?: Mailbox } = {};
const children = new Set<ChildProcess>();
const isWatching = process.argv.includes('--watch');
const leash = startLeash();
const folder = dataFolder(checkout);
const owner = Number(process.env['URUNAN_BELONGS_TO'] ?? 0);
let isStopping = false;

async function main(): Promise<void> {
  if (owner) {
    leash.remove(folder);
    whenGone(owner, () => void stop(0));
  }
  const build = isWatching ? compileStale(checkout) : buildOnce(checkout);
  build.catch(() => undefined);
  const postgres = await startPostgres({ folder, preferredPort: 5432 });
  running.postgres = postgres;
  leash.hold(postgres.pid, 'SIGINT');
  console.log(`PostgreSQL runs on port ${postgres.port}, its data in ${folder}`);
  const stateFile = path.join(folder, 'stripe-double.json');
  if (await isEmpty(postgres.ownerUrl)) {
    await fillWithDemo(postgres, { stateFile, clockFile: path.join(folder, 'clock') });
  }
  const { migrate } = await import('#prisma/migrate.ts');
  await migrate(postgres.ownerUrl, postgres.appUrl);
  await markDemonstration(postgres.ownerUrl);
  await build;
  await open(postgres, stateFile);
}

async function open(postgres: EmbeddedPostgres, stateFile: string): Promise<void> {
  const secrets = readSecrets();
  const port = await freePort(Number(process.env['PORT'] ?? 3000));
  const origin = `http://localhost:${port}`;
  const webhook = { url: origin + href('machine/stripe-webhook'), secret: secrets.webhook };
  const clockFile = path.join(folder, 'clock');
  const stripePort = await freePort(4242);
  const smtpPort = await freePort(2525);
  const settings = {
    ...(isWatching ? { NODE_ENV: 'development', LIVE_SOURCES: 'yes' } : { NODE_ENV: 'production' }),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    PORT: String(port),
    APP_ORIGIN: origin,
    HOST_NAME: process.env['HOST_NAME'] ?? 'Urunan Demo',
    HOST_ADDRESS: process.env['HOST_ADDRESS'] ?? 'Jl. Kawi 12, Malang, Indonesia',
    HOST_EMAIL: process.env['HOST_EMAIL'] ?? 'host@demo.example',
    DATABASE_URL: postgres.appUrl,
    STRIPE_API: `http://localhost:${stripePort}`,
    STRIPE_SECRET_KEY: 'sk_test_double',
    BANK_DEPOSITS: 'on',
    STRIPE_WEBHOOK_SECRET: secrets.webhook,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    SESSION_SECRET: secrets.session,
    FILES_FOLDER: path.join(folder, 'files'),
    CLOCK_FILE: clockFile,
    // All settings are given here: those of a real installation must not apply.
    ENV_FILE: '',
  };
  const { startStripeDouble } = await import('./stripe/double.ts');
  const { Router } = await import('express');
  const { clockPages } = await import('./clock.ts');
  const { monthPages } = await import('./month-pages.ts');
  const { demoClock } = await import('#app/demo/clock.ts');
  running.stripe = await startStripeDouble({
    port: stripePort,
    webhook,
    stateFile,
    clock: demoClock(clockFile),
    pages: Router().use(
      clockPages(clockFile, origin),
      monthPages({ clockFile, appOrigin: origin, settings, stripe: () => running.stripe }),
    ),
  });
  spawnChild(isWatching ? 'server.ts' : processes.web, settings);
  const startWorkers = () =>
    spawnChild(isWatching ? 'workers/main.ts' : processes.worker, settings);
  const workers = startWorkers();
  const { startMailbox } = await import('./mailbox.ts');
  running.mailbox = await startMailbox({ smtpPort, port: await freePort(8025) });
  await untilHealthy(origin);
  const addresses = {
    origin,
    mailbox: running.mailbox.origin,
    stripe: running.stripe.origin,
    ownerUrl: postgres.ownerUrl,
  };
  writeFileSync(path.join(folder, 'running.json'), JSON.stringify(addresses), { mode: 0o600 });
  report(origin);
  if (isWatching) await watch(postgres, origin, { workers, startWorkers });
}

/** Sources that change are used at once: migrations run, workers are started anew. */
async function watch(
  postgres: EmbeddedPostgres,
  origin: string,
  of: { workers: ChildProcess; startWorkers: () => ChildProcess },
): Promise<void> {
  let current = of.workers;
  const { reloadOnChange } = await import('./watch-sources.ts');
  reloadOnChange({
    checkout,
    untilHealthy: () => untilHealthy(origin),
    migrate: async () => {
      const { migrate } = await import('#prisma/migrate.ts');
      await migrate(postgres.ownerUrl, postgres.appUrl);
    },
    async restartWorkers() {
      await end(current, 1_000);
      if (!isStopping) current = of.startWorkers();
    },
  });
}

function readSecrets(): { session: string; webhook: string } {
  const file = path.join(folder, 'secrets.json');
  if (!existsSync(file)) {
    const fresh = () => randomBytes(24).toString('hex');
    const made = { session: fresh(), webhook: `whsec_${fresh()}` };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as { session: string; webhook: string };
}

/** In a group of its own: Ctrl-C reaches only us, and we stop things in their order. */
function spawnChild(script: string, settings: Record<string, string>): ChildProcess {
  // Sources that are watched are translated as they are loaded.
  const words = isWatching ? ['--import', 'tsx', script] : [script];
  const child = spawn(process.execPath, words, {
    cwd: checkout,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  child.once('exit', (code) => {
    const wasAsked = !children.delete(child);
    if (isStopping || wasAsked) return;
    const next = isWatching ? 'mend it and save' : 'stopping the rest';
    console.error(`${script} ended by itself (exit ${code}); ${next}.`);
    if (!isWatching) void stop(1);
  });
  if (child.pid) leash.hold(child.pid);
  children.add(child);
  return child;
}

async function untilHealthy(origin: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(origin + href('machine/health')).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${origin} did not answer within 30 seconds.`);
}

function report(origin: string): void {
  const people = demoPeople
    .map((person) => `  ${person.email.padEnd(28)}${person.what}`)
    .join('\n');
  console.log(`
Urunan is ready:   ${origin}
Mailbox:           ${running.mailbox?.origin}
Stripe double:     ${running.stripe?.origin}

Sign in with the password "${demoPassword}" as
${people}

Simulated: Stripe (no real card, no real money), mail (nothing leaves this machine),
and everyone in the demonstration. The data stays in ${folder}
Ctrl-C stops everything.`);
}

function end(child: ChildProcess, patience: number): Promise<void> {
  children.delete(child);
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), patience).unref();
  });
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  console.log('\nStopping...');
  await Promise.all([...children].map((child) => end(child, 10_000)));
  await running.stripe?.stop();
  await running.mailbox?.stop();
  running.postgres?.stop();
  if (owner) rmSync(folder, { recursive: true, force: true });
  leash.letGo();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stop(0));
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  void stop(1);
});
