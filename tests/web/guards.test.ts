import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgetEnv } from '#app/platform/env.ts';
import { maintenance } from '#app/web/guards.ts';
import { csvOf } from '#app/web/csv.ts';
import { formLimits, isFormAllowed } from '#app/web/form-guard.ts';
import { languageOf } from '#app/web/language.ts';
import { isPlainAddress } from '#app/web/plain-address.ts';
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
      process.env = before;
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
