import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { now, setClock } from '#app/platform/clock.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { demoClock, keepDemoTime } from '#app/demo/clock.ts';
import { clockPages } from '#sandbox/clock.ts';

const file = () => path.join(mkdtempSync(path.join(tmpdir(), 'clock-')), 'clock');
const day = 86_400_000;
const ofADemonstration = {
  DATABASE_URL: 'postgres://x/y',
  SMTP_URL: 'smtp://x',
  STRIPE_API: 'http://127.0.0.1:4242',
  STRIPE_SECRET_KEY: 'sk_test_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
  SESSION_SECRET: 'x'.repeat(32),
};

afterEach(() => {
  setClock(() => new Date());
  vi.unstubAllEnvs();
  forgetEnv();
  vi.useRealTimers();
});

async function post(clockFile: string, form: Record<string, string>) {
  const app = express();
  app.use(express.urlencoded({ extended: true }), clockPages(clockFile, 'http://localhost:3000'));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const body = new URLSearchParams(form);
  const url = `http://127.0.0.1:${port}/clock`;
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  server.close();
  return { status: answer.status, location: answer.headers.get('location') };
}

const ahead = (days: number) => new Date(Date.now() + days * day).toISOString();

describe('the clock of a demonstration', () => {
  it('runs ahead by what the file says, for every process that reads it', () => {
    const clockFile = file();
    for (const [name, value] of Object.entries({ ...ofADemonstration, CLOCK_FILE: clockFile }))
      vi.stubEnv(name, value);
    forgetEnv();
    keepDemoTime();
    vi.useFakeTimers({ now: new Date('2026-03-02T09:00:00Z') });
    expect(now()).toEqual(new Date('2026-03-02T09:00:00Z'));
    writeFileSync(clockFile, String(3 * day));
    vi.advanceTimersByTime(300);
    expect(now()).toEqual(new Date('2026-03-05T09:00:00.300Z'));
    expect(demoClock(clockFile)()).toEqual(now());
  });

  it('is moved forward and leads back, never back in time, never too far, never elsewhere', async () => {
    const clockFile = file();
    expect(await post(clockFile, { to: ahead(2), back: '/loans?text=x' })).toEqual({
      status: 303,
      location: 'http://localhost:3000/loans?text=x',
    });
    expect(demoClock(clockFile)().getTime() - Date.now()).toBeGreaterThan(1.9 * day);
    expect(await post(clockFile, { to: ahead(1), back: '/' })).toMatchObject({ status: 400 });
    expect(await post(clockFile, { to: ahead(900), back: '/' })).toMatchObject({ status: 400 });
    expect(await post(clockFile, { to: 'soon', back: '/' })).toMatchObject({ status: 400 });
    expect(await post(clockFile, { to: ahead(3), back: '//evil.example' })).toEqual({
      status: 303,
      location: 'http://localhost:3000/',
    });
  });
});
