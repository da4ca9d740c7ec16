import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type Page, expect, test } from '@playwright/test';
import { pages } from './page-list.ts';
import { addresses, signIn } from './people.ts';

/** A request as it is written here: browsers and fetch would tidy its address first. */
function raw(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<{ status: number; headers: Record<string, unknown>; milliseconds: number }> {
  const { hostname, port } = new URL(addresses().origin);
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const asked = httpRequest({ hostname, port, path, method, headers }, (answer) => {
      answer.resume().on('end', () => {
        const milliseconds = performance.now() - start;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, milliseconds });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const form = {
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
};

test('nobody blocks the process with the framework’s list of routes', async () => {
  const many = Array.from({ length: 200 }, (_, index) => `p=/${'a/'.repeat(15)}${index}`).join('&');
  const all = await Promise.all(
    Array.from({ length: 8 }, () => raw(`/__manifest?${many.slice(0, 7_000)}&version=1`)),
  );
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 404));
  expect(Math.max(...all.map(({ milliseconds }) => milliseconds))).toBeLessThan(1_000);
});

test('nothing is served that only the framework knows of', async () => {
  const served = readFileSync('node_modules/@remix-run/server-runtime/dist/server.js', 'utf8');
  // What it compares a request's address and query with, besides `.data`, which our pages ask for.
  const paths = [...served.matchAll(/\/(__\w+)/g)].map(([, name]) => `/${name}`);
  const names = [...served.matchAll(/searchParams\.(?:has|get)\("(\w+)"\)/g)].map(
    ([, name]) => name,
  );
  expect([...new Set(paths)]).toEqual(['/__manifest']);
  // The last two are of the list of routes.
  expect([...new Set(names)]).toEqual(['_data', 'version', 'p']);
  for (const path of [...paths, '/?_data=root', '/loans?_data=routes/public/loans', '/__anything'])
    expect([path, (await raw(path)).status]).toEqual([path, 404]);
});

test('an address that can be read in two ways passes no guard', async () => {
  for (const path of [
    '/webhooks/../withdrawals',
    '/webhooks/%2e%2e/withdrawals',
    '/webhooks/..\\withdrawals',
    '//evil.example/withdrawals',
    'http://evil.example/withdrawals',
    '/./withdrawals',
  ])
    for (const method of ['GET', 'POST'])
      expect([path, (await raw(path, { method, headers: form })).status]).toEqual([path, 400]);
});

test('what cannot be read is refused in words, and never breaks a page', async () => {
  for (const path of [
    '/%',
    '/loans/%E0%A4%A',
    '/loans/%00',
    '/loans?q=%00',
    '/assets/%',
    '/loans/%c0%ae',
  ])
    expect([path, (await raw(path)).status]).toEqual([path, 400]);
  const sent: [string, Record<string, string>, string][] = [
    ['email=a%00b&password=x', form, 'a byte that ends a text'],
    ['{"email":1}', { ...form, 'content-type': 'application/json' }, 'another type'],
    ['email=1', { 'sec-fetch-site': 'same-origin' }, 'no type'],
    ['--x--', { ...form, 'content-type': 'multipart/form-data' }, 'no boundary'],
    ['nothing', { ...form, 'content-type': 'multipart/form-data; boundary=x' }, 'no part'],
  ];
  for (const [body, headers, what] of sent)
    expect([what, (await raw('/sign-in', { method: 'POST', headers, body })).status]).toEqual([
      what,
      400,
    ]);
  const deep = `--x\r\ncontent-disposition: form-data; name="${'a[b]'.repeat(20)}"\r\n\r\n1\r\n--x--`;
  const many = `${'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(300)}--x--`;
  for (const body of [deep, many]) {
    const headers = { ...form, 'content-type': 'multipart/form-data; boundary=x' };
    expect((await raw('/sign-in', { method: 'POST', headers, body })).status).toBe(400);
  }
});

const downloads: Record<string, readonly string[]> = {
  lia: ['/statement.csv', '/statement.pdf', '/settings/export', '{order}/receipt.pdf'],
  officer: ['{settlement}/statement.csv', '{settlement}/statement.pdf'],
};

/** Whose number only the installation knows. */
async function known(page: Page, file: string): Promise<string> {
  const lists = {
    '{order}': ['/balance?from=2024-01&to=2030-12', '/orders/'],
    '{settlement}': ['/desk/settlements', '/desk/settlements/'],
  } as const;
  for (const [word, [list, link]] of Object.entries(lists)) {
    if (!file.includes(word)) continue;
    await page.goto(list);
    const found = await page.locator(`a[href^="${link}"]`).last().getAttribute('href');
    return file.replace(word, found ?? '');
  }
  return file;
}

test('nothing personal is kept where Back would show it', async ({ page }) => {
  const people = pages.filter(([who]) => who !== 'visitor').map(([who]) => who);
  for (const who of new Set(people)) {
    await signIn(page, who);
    const files = downloads[who] ?? [];
    for (const name of files) {
      const file = await known(page, name);
      const answer = await page.request.get(file);
      const facts = [who, file, answer.status(), answer.headers()['cache-control']];
      expect(facts).toEqual([who, file, 200, 'no-store']);
    }
    const paths = pages.flatMap(([one, ...more]) => (one === who ? more : []));
    for (const path of paths) {
      for (const kind of [path, path.replace(/(\?|$)/, '.data$1')]) {
        const answer = await page.request.get(kind, { maxRedirects: 0 });
        const kept = answer.headers()['cache-control'] ?? '';
        expect([who, kind, kept]).toEqual([who, kind, 'no-store']);
      }
    }
  }
});

test('files say what they are, and are taken for nothing else', async ({ page }) => {
  const home = await (await page.request.get('/')).text();
  const assets = [...new Set(home.match(/\/assets\/[\w.-]+/g) ?? [])];
  expect(assets.length).toBeGreaterThan(1);
  for (const path of [...assets, '/plain.css'])
    expect((await page.request.get(path)).headers()['x-content-type-options']).toBe('nosniff');
});
