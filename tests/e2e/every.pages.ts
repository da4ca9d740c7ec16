import AxeBuilder from '@axe-core/playwright';
import { type Page, expect, test } from '@playwright/test';
import { openLoans, signIn } from './people.ts';

/** Every page of the main path, for who may see it. */
const pages: [who: string, ...paths: string[]][] = [
  [
    'visitor',
    '/',
    '/loans',
    '/how-it-works',
    '/loans?country=ID&closing=14',
    '/partners/koperasi-mekar',
    '/risks',
    '/terms',
    '/privacy',
    '/help',
    '/basket',
    '/sign-in',
    '/sign-up',
    '/password',
    '/no-such-page',
  ],
  [
    'lia',
    '/balance?from=2026-01&to=2030-12',
    '/portfolio',
    '/slices/1',
    '/withdrawals',
    '/settings',
    '/settings/second-factor',
    '/settings/closing',
    '/orders/1',
  ],
  [
    'officer',
    '/desk',
    '/desk/loans/new',
    '/desk/import',
    '/desk/reports/2026-08',
    '/desk/settlements',
    '/desk/settlements/1',
    '/desk/staff',
    '/desk/loans/1',
    '/desk/loans/1/updates',
  ],
  [
    'treasurer1',
    '/admin',
    '/admin/money',
    '/admin/rates',
    '/admin/books',
    '/admin/loans',
    '/admin/loans/1',
    '/admin/loans/1/disbursement',
    '/admin/loans/1/write-off',
    '/admin/loans/1/refund',
    '/admin/loans/1/default',
    '/admin/loans/1/recoveries',
    '/admin/settlements',
    '/admin/settlements/1',
    '/admin/receipts/1/reversal',
    '/admin/journals',
    '/admin/wires?partner=1',
    '/admin/partners',
    '/admin/partners/1',
    '/admin/partners/1/bank-details',
    '/admin/partners/1/payout',
  ],
  [
    'admin',
    '/admin/jobs',
    '/admin/staff',
    '/admin/audit',
    '/admin/complaints',
    '/admin/partners/1/guarantee',
    '/admin/partners/1/suspension',
  ],
];

/** All rules in the light; what colours are is all that differs in the dark. */
async function expectAccessible(page: Page, path: string): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const light = await new AxeBuilder({ page }).withTags(tags).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  const found = [...light.violations, ...dark.violations].map(
    (it) => `${it.id}: ${it.nodes.map((node) => node.html).join(' ')}`,
  );
  expect(found, `axe on ${path}`).toEqual([]);
}

async function expectFits(page: Page, path: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${path} is not wider than the window`).toBeLessThanOrEqual(0);
}

test.describe.configure({ mode: 'parallel' });

for (const [who, ...paths] of pages) {
  test(`${who}: axe in both themes, width and console`, async ({ browser }) => {
    test.setTimeout(120_000);
    const page = await (await browser.newContext({ colorScheme: 'light', locale: 'en' })).newPage();
    const said: string[] = [];
    page.on('console', (message) => {
      const isAbsentPage = message.text().includes('404');
      if (message.type() === 'error' && !isAbsentPage) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    if (who !== 'visitor') await signIn(page, who);
    const slug = who === 'visitor' ? (await openLoans(page))[0] : null;
    const more = slug ? [`/loans/${slug}`, `/loans/${slug}/complaint`] : [];
    for (const path of [...paths, ...more]) {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(path);
      await expectFits(page, `${path} at 320`);
      await page.setViewportSize({ width: 1280, height: 900 });
      await expectFits(page, path);
      await expectAccessible(page, path);
    }
    expect(said).toEqual([]);
  });
}

test('headers of safety are on every answer, and no script without its nonce', async ({
  request,
}) => {
  for (const path of ['/', '/sign-in', '/no-such-page', '/health']) {
    const answer = await request.get(path);
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
    expect(answer.headers()['referrer-policy']).toBe('same-origin');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    const html = await answer.text();
    for (const [, attributes = ''] of html.matchAll(/<script([^>]*)>/g)) {
      // What search engines read is no script: nothing runs it.
      if (attributes.includes('application/ld+json')) continue;
      expect(attributes).toContain(`nonce="${nonce}"`);
    }
  }
});

test('a form from elsewhere is refused, with words', async ({ request }) => {
  const form = { email: 'a@b.example', password: 'x' };
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
  ]) {
    const answer = await request.post('/sign-in', { form, headers });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('This form did not come from our pages');
  }
  const own = await request.post('/sign-in', {
    form,
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(own.status()).toBe(409);
});

test('forms that would hurt are stopped before they are read', async ({ request }) => {
  const headers = {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const deep = await request.post('/sign-in', { headers, data: `a${'[a]'.repeat(2500)}=1` });
  expect(deep.status()).toBe(400);
  const large = await request.post('/sign-in', { headers, data: `a=${'x'.repeat(70_000)}` });
  expect(large.status()).toBe(413);
  const still = await request.get('/health');
  expect(still.status()).toBe(200);
});

test('a webhook without a signature is refused', async ({ request }) => {
  const answer = await request.post('/webhooks/stripe', { data: { id: 'evt_1' } });
  expect(answer.status()).toBe(400);
});
