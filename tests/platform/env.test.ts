import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEnvFile } from '#app/platform/env-file.ts';
import { envProblems, envNames, sandboxSecret } from '#app/platform/env.ts';

const real = {
  NODE_ENV: 'production',
  APP_ORIGIN: 'https://lend.example.org',
  DATABASE_URL: 'postgres://app@db/urunan',
  STRIPE_SECRET_KEY: 'sk_live_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
  SMTP_URL: 'smtps://mail.example.org',
  SESSION_SECRET: 'a'.repeat(32),
};

describe('envProblems', () => {
  it('lets a whole production start', () => {
    expect(envProblems(real)).toEqual([]);
    for (const TRUST_PROXY of ['0', '2', 'loopback, uniquelocal', '10.0.0.0/8,fd00::/8,192.0.2.1'])
      expect(envProblems({ ...real, TRUST_PROXY })).toEqual([]);
  });

  it('lets a host start without Stripe where lenders pay in by bank', () => {
    const without = { ...real, STRIPE_SECRET_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined };
    expect(envProblems({ ...without, BANK_DEPOSITS: 'on' })).toEqual([]);
    expect(envProblems(without)).toEqual([
      expect.stringMatching(/^STRIPE_SECRET_KEY: .*BANK_DEPOSITS=on/),
    ]);
    const unsafe = { ...without, BANK_DEPOSITS: 'on', SESSION_SECRET: sandboxSecret };
    expect(envProblems(unsafe)).toHaveLength(1);
  });

  it('asks production’s rules wherever strangers can come, whatever the key is', () => {
    const test = {
      ...real,
      NODE_ENV: undefined,
      STRIPE_SECRET_KEY: 'sk_test_x',
      SESSION_SECRET: 'x',
    };
    for (const APP_ORIGIN of ['http://lend.example.org', 'http://192.168.1.5:3000'])
      expect(envProblems({ ...test, APP_ORIGIN })).toEqual([
        expect.stringMatching(/^SESSION_SECRET: /),
        expect.stringMatching(/^APP_ORIGIN: /),
      ]);
    for (const APP_ORIGIN of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000'])
      expect(envProblems({ ...test, APP_ORIGIN })).toEqual([]);
  });

  it.each([
    [{ BANK_DEPOSITS: 'yes' }, /^BANK_DEPOSITS: .*on or off/],
    [{ STRIPE_WEBHOOK_SECRET: undefined }, /^STRIPE_WEBHOOK_SECRET: /],
    [{ SESSION_SECRET: sandboxSecret }, /^SESSION_SECRET: /],
    [{ SESSION_SECRET: 'short' }, /^SESSION_SECRET: /],
    [{ APP_ORIGIN: 'http://lend.example.org' }, /^APP_ORIGIN: /],
    [{ APP_ORIGIN: 'lend' }, /^APP_ORIGIN: /],
    [{ DATABASE_URL: undefined }, /^DATABASE_URL: /],
    [{ CLOCK_FILE: '/tmp/clock' }, /^CLOCK_FILE: .*demonstration/],
    [{ FUNDING_CURRENCY: 'XXQ' }, /^FUNDING_CURRENCY: .*three letters/],
    [{ FUNDING_CURRENCY: 'MNT' }, /^SHARE_SIZE: .*in MNT/],
    [{ TRUST_PROXY: 'yes' }, /^TRUST_PROXY: .*number of proxies/],
    [{ TRUST_PROXY: '10.0.0.0/40' }, /^TRUST_PROXY: .*networks/],
    [{ SHARE_SIZE: '25,00' }, /^SHARE_SIZE: .*above zero/],
    [{ SMALLEST_TIP: '0' }, /^SMALLEST_TIP: .*above zero/],
    [{ STRIPE_API: 'http://127.0.0.1:4242' }, /^STRIPE_API: .*test key/],
    [
      { STRIPE_API: 'http://stripe.example.org', STRIPE_SECRET_KEY: 'sk_test_x' },
      /^STRIPE_API: .*this machine/,
    ],
  ])('refuses %o and names the mend', (change, words) => {
    const problems = envProblems({ ...real, ...change });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(words);
  });

  it('are read from the example by a shell and by every command alike', () => {
    const names = ['MAIL_FROM', 'HOST_NAME', 'APP_ORIGIN', 'FUNDING_CURRENCY'];
    const print = `set -ae; . ./.env.example; for n in ${names.join(' ')}; do eval "echo \\"\\$$n\\""; done`;
    const sourced = execFileSync('sh', ['-c', print], { encoding: 'utf8', env: {} as never });
    const before = { ...process.env };
    for (const name of names) delete process.env[name];
    process.env['ENV_FILE'] = '.env.example';
    try {
      readEnvFile();
      expect(sourced.trim().split('\n')).toEqual(names.map((name) => process.env[name]));
      expect(process.env['MAIL_FROM']).toBe('Urunan <hello@example.org>');
    } finally {
      // Not another object in its place: what reads the file writes into this one.
      for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
      Object.assign(process.env, before);
    }
  });

  it('knows the names that .env.example explains, and no others', () => {
    const example = readFileSync('.env.example', 'utf8');
    const named = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map((match) => match[1]);
    const elsewhere = ['DATABASE_OWNER_URL', 'LOG_LEVEL', 'URUNAN_FOLDER'];
    elsewhere.push('ENV_FILE', 'URUNAN_BELONGS_TO');
    expect(new Set(named)).toEqual(new Set([...envNames, ...elsewhere]));
  });
});
