import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { freePort } from '#sandbox/free-port.ts';
import { startPostgres } from '#sandbox/postgres.ts';

/**
 * docs/self-hosting.md, step by step, on a PostgreSQL of its own with nothing in it: the settings
 * stand in a file made from the example, and every command reads them there. The build is the one
 * that the other tests of this part were started with.
 */
test('an installation is made as its guide says', async () => {
  test.setTimeout(120_000);
  const parent = process.getuid?.() === 0 ? '/var/lib/urunan' : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'hosting-'));
  const server = await startPostgres({ folder, preferredPort: 55_532, isThrowaway: true });
  const running: ChildProcess[] = [];
  try {
    // 1. A database with two logins; the application's has no rights of its own.
    const owner = new URL(server.ownerUrl);
    const client = new pg.Client(server.ownerUrl);
    await client.connect();
    expect((await client.query('select version()')).rowCount).toBe(1);
    await client.end();

    // 2. Settings as in the example.
    const port = await freePort(3950);
    const envFile = path.join(folder, 'env');
    const given: Record<string, string> = {
      DATABASE_URL: server.appUrl,
      DATABASE_OWNER_URL: owner.href,
      STRIPE_SECRET_KEY: 'sk_live_123',
      STRIPE_WEBHOOK_SECRET: 'whsec_123',
      SESSION_SECRET: 'x'.repeat(48),
      PORT: String(port),
      FILES_FOLDER: path.join(folder, 'files'),
    };
    const example = readFileSync('.env.example', 'utf8');
    const filled = example.replaceAll(/^([A-Z_]+)=.*$/gm, (line, name: string) =>
      name in given ? `${name}=${given[name]}` : line,
    );
    writeFileSync(envFile, filled);
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, ENV_FILE: envFile, NODE_ENV: 'production' as const };
    const run = (...words: string[]) =>
      spawnSync('npm', ['run', '--silent', ...words], { env, encoding: 'utf8' });

    // Before the tables are there, the doctor says what to do.
    const before = run('doctor');
    expect(before.stdout).toContain('Run: npm run migrate');
    expect(before.status).toBe(1);

    // 3. and 4.
    expect(run('migrate')).toMatchObject({ status: 0 });
    const admin = run('admin:create', '--', '--email', 'ana@example.org', '--name', 'Ana');
    expect(admin.stdout).toContain('Ana <ana@example.org> is an admin.');
    expect(admin.status).toBe(0);

    // 5.
    for (const command of ['web', 'worker'])
      running.push(
        spawn('npm', ['run', '--silent', command], { env, detached: true, stdio: 'ignore' }),
      );
    const answers = (at: string) =>
      fetch(`http://127.0.0.1:${port}${at}`).then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(() => answers('/health'), { timeout: 30_000 }).toBe(200);
    await expect.poll(() => answers('/ready'), { timeout: 30_000 }).toBe(200);
    expect(await answers('/')).toBe(200);

    // 7., and what is still to be done before real money moves.
    expect(run('books:check')).toMatchObject({ status: 0 });
    const after = run('doctor');
    expect(after.stderr).toBe('');
    expect(after.stdout).toContain('ok         The database answers and is up to date.');
    expect(after.stdout).toMatch(/^ok +Payments/m);
    expect(after.stdout).toMatch(/^missing +.*treasurer/im);
    expect(after.status).toBe(1);
  } finally {
    for (const child of running) if (child.pid) process.kill(-child.pid, 'SIGTERM');
    await Promise.all(running.map((child) => new Promise((done) => child.once('exit', done))));
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
