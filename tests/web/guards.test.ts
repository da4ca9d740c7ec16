import fc from 'fast-check';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { describe, expect, it, vi } from 'vitest';
import { log } from '#app/platform/log.ts';
import { set, withSettings } from '#tests/support/with-settings.ts';
import { forgetEnv, trustedProxies } from '#app/platform/env.ts';
import { maintenance, tellOfProxy } from '#app/web/guards.ts';
import { csvOf } from '#app/web/csv.ts';
import { formLimits, isFormAllowed } from '#app/web/form-guard.ts';
import { languageOf } from '#app/web/language.ts';
import { isFrameworks, isPlainAddress } from '#app/web/plain-address.ts';
import { safePath } from '#app/web/safe-path.ts';

const form = (text: string) => isFormAllowed(Buffer.from(text));

describe('the form guard', () => {
  it('lets ordinary forms through', () => {
    expect(form('email=a%40b.c&password=x&lines[0].amount=25')).toBe(true);
    expect(form('')).toBe(true);
  });

  it('stops a field name nested thousands deep, plain or encoded', () => {
    const deep = 'a' + '[a]'.repeat(2500);
    expect(form(`${deep}=1`)).toBe(false);
    expect(form(`${encodeURIComponent(deep)}=1`)).toBe(false);
    expect(form(`a${'.b'.repeat(5)}=1`)).toBe(false);
    expect(form(`a${'%5B'.repeat(5)}=1`)).toBe(false);
  });

  it('stops too many fields, long names, and names that are no text', () => {
    expect(form('a=1&'.repeat(formLimits.fields + 1))).toBe(false);
    expect(form(`${'a'.repeat(formLimits.nameLength + 1)}=1`)).toBe(false);
    expect(form('%E0%A4%A=1')).toBe(false);
  });
});

describe('a plain address', () => {
  it('is read in one way only: guards and router judge the same page', () => {
    for (const path of ['/', '/loans', '/loans/siti-1?page=2', '/loans/a%20b', '/withdrawals/'])
      expect([path, isPlainAddress(path)]).toEqual([path, true]);
    for (const path of ['/a/.a/../b', '/a/.a/%2E./b', '/.a/..'])
      expect([path, isPlainAddress(path)]).toEqual([path, false]);
    fc.assert(
      fc.property(
        fc.webPath(),
        fc.constantFrom('/..', '/.', '/%2e%2e', '/%2E', '\\'),
        (path, climb) => {
          expect(isPlainAddress(`/a${path}${climb}/b`)).toBe(false);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!isPlainAddress(text)) return;
        const url = new URL(text, 'http://here');
        expect([url.host, url.pathname]).toEqual(['here', text.split(/[?#]/)[0]]);
      }),
    );
  });
});

describe('what only the framework knows of', () => {
  it('is known among a thousand other words, too', () => {
    const many = 'a=1&'.repeat(1_500);
    for (const target of ['/?_data=root', `/loans?${many}_data=x`, '/__manifest?p=/', '/__x'])
      expect([target.slice(-20), isFrameworks(target)]).toEqual([target.slice(-20), true]);
    for (const target of ['/', '/loans.data?_routes=root', '/loans?text=_data'])
      expect([target, isFrameworks(target)]).toEqual([target, false]);
  });
});

describe('behind proxies', () => {
  withSettings({
    DATABASE_URL: 'postgres://app@localhost/x',
    SMTP_URL: 'smtp://localhost',
    SESSION_SECRET: 'x'.repeat(32),
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
    APP_ORIGIN: undefined,
  });

  /** What an application is told of a visitor, where the trust is as in TRUST_PROXY. */
  async function seenAs(trust: string, forwarded: string, guard?: RequestHandler): Promise<string> {
    set({ TRUST_PROXY: trust });
    const app = express();
    app.set('trust proxy', trustedProxies());
    if (guard) app.use(guard);
    app.get('/', (request, response) => void response.send(request.ip));
    const server = app.listen(0, '127.0.0.1');
    try {
      await new Promise((resolve) => server.once('listening', resolve));
      const { port } = server.address() as AddressInfo;
      const headers = { 'x-forwarded-for': forwarded };
      return await (await fetch(`http://127.0.0.1:${port}/`, { headers })).text();
    } finally {
      server.close();
      set({ TRUST_PROXY: undefined });
    }
  }

  it('a visitor is who the proxies that we trust say, and nobody a visitor makes up', async () => {
    // A visitor pretends, the outer proxy adds who they are, the inner one adds the outer.
    const told = '9.9.9.9, 203.0.113.7, 172.18.0.2';
    expect(await seenAs('loopback', told)).toBe('172.18.0.2');
    expect(await seenAs('2', told)).toBe('203.0.113.7');
    expect(await seenAs('loopback, 172.16.0.0/12', told)).toBe('203.0.113.7');
    expect(await seenAs('0', told)).toBe('127.0.0.1');
  });

  it('one that is not trusted, so that all visitors are one, is said loudly and once', async () => {
    const said = vi.spyOn(log(), 'error');
    for (let time = 0; time < 2; time += 1) await seenAs('0', '203.0.113.7', tellOfProxy);
    expect(said.mock.calls).toEqual([
      [{ mend: expect.stringContaining('TRUST_PROXY') }, 'proxy.not_trusted'],
    ]);
    await seenAs('loopback', '203.0.113.7', tellOfProxy);
    expect(said).toHaveBeenCalledTimes(1);
  });
});

describe('maintenance', () => {
  /** The answer to a path while the installation is open, or closed until a given time. */
  function answered(path: string, until?: string) {
    const settings = {
      DATABASE_URL: 'postgres://x/y',
      SMTP_URL: 'smtp://x',
      STRIPE_SECRET_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
      SESSION_SECRET: 'x'.repeat(32),
      ...(until && { MAINTENANCE_UNTIL: until }),
    };
    const before = { ...process.env };
    const said: Record<string, unknown> = { isOpen: false };
    const response = {
      set: (name: string, value: string) => void (said[name] = value),
      status: (status: number) => ({
        type: () => ({ send: (page: string) => Object.assign(said, { status, page }) }),
      }),
    };
    Object.assign(process.env, settings);
    forgetEnv();
    try {
      maintenance({ path } as never, response as never, () => void (said['isOpen'] = true));
    } finally {
      for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
      Object.assign(process.env, before);
      forgetEnv();
    }
    return said;
  }

  it('says when we are back, and leaves the door for monitors open', () => {
    const until = '2026-11-24T18:00:00Z';
    expect(answered('/loans', until)).toMatchObject({
      isOpen: false,
      status: 503,
      'retry-after': 'Tue, 24 Nov 2026 18:00:00 GMT',
      page: expect.stringContaining('24'),
    });
    expect(answered('/health', until)).toMatchObject({ isOpen: true });
    expect(answered('/loans')).toMatchObject({ isOpen: true });
  });

  it('takes no other word for when', () => {
    expect(() => answered('/loans', 'soon')).toThrow('MAINTENANCE_UNTIL');
  });
});

describe('safePath', () => {
  it('keeps paths of this site', () => {
    expect(safePath('/loans?text=a', '/')).toBe('/loans?text=a');
    expect(safePath('/', '/balance')).toBe('/');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'loans',
    '',
    null,
    42,
  ])('falls back for %j', (wanted) => {
    expect(safePath(wanted, '/balance')).toBe('/balance');
  });

  it('never leads to another host, whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '/', '//', '/\\', 'http:', '/./', '/../', '/a/../', '/.\t/', '/%2e/'),
        fc.constantFrom('', '/evil.example', '//evil.example', '\\evil.example'),
        (rest, start, end) => {
          for (const wanted of [start + rest + end, start + end]) {
            const path = safePath(wanted, '/balance');
            expect([wanted, new URL(path, 'http://this.site').host]).toEqual([wanted, 'this.site']);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('csvOf', () => {
  it('makes formulas harmless and leaves numbers alone', () => {
    const csv = csvOf([['=1+1', '+1 555', '@SUM(A1)', '-2.50', '-2+3', 'plain', '\t=x']]);
    expect(csv.trimEnd()).toBe("'=1+1,'+1 555,'@SUM(A1),-2.50,'-2+3,plain,'\t=x");
    for (const cell of [';=1+1', ' =1+1', '\n=1+1', ' ;+1', '"=1', "'=1"])
      expect([cell, csvOf([[cell]]).startsWith("'") || csvOf([[cell]]).startsWith('"\'')]).toEqual([
        cell,
        true,
      ]);
  });
});

describe('languageOf', () => {
  it.each([
    [{ cookie: 'language=id' }, 'id'],
    [{ cookie: 'language=xx', 'accept-language': 'id-ID,en;q=0.5' }, 'id'],
    [{ 'accept-language': 'fr,en;q=0.8,id;q=0.9' }, 'id'],
    [{ 'accept-language': 'de' }, 'en'],
    [{ cookie: '%E0%A4%A=1; language=%E0%A4%A' }, 'en'],
    [{}, 'en'],
  ])('%o speaks %s', (headers, language) => {
    expect(languageOf(headers)).toBe(language);
  });
});
