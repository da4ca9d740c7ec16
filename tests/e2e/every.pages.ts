import AxeBuilder from '@axe-core/playwright';
import { type Page, expect, test } from '@playwright/test';
import { morePaths, pages } from './page-list.ts';
import { signIn } from './people.ts';

/** All rules in the light theme; in the dark one the colours, which are all that differs. */
async function expectAccessible(page: Page, path: string): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const axe = () =>
    new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false });
  const found = (await axe().withTags(tags).analyze()).violations;
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe().withRules(['color-contrast']).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  found.push(...dark.violations);
  const words = found.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(' ')}`);
  expect(words, `axe on ${path}`).toEqual([]);
}

async function expectFits(page: Page, path: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${path} is not wider than the window`).toBeLessThanOrEqual(0);
}

/** Touch targets are 44 px high; a link within text may be as high as the text. */
async function expectTargets(page: Page, path: string): Promise<void> {
  const small = await page.evaluate(() => {
    const controls = 'button, select, summary, input:not([type=hidden]), textarea, nav a, table a';
    const isHidden = (node: Element) =>
      !node.checkVisibility() ||
      node.classList.contains('sr-only') ||
      node.closest('label') !== null;
    return [...document.querySelectorAll(controls)]
      .filter((node) => !isHidden(node) && node.getBoundingClientRect().height < 43.5)
      .map((node) => `${node.outerHTML.slice(0, 80)} ${node.getBoundingClientRect().height}`);
  });
  expect(small, `targets on ${path}`).toEqual([]);
}

test.describe.configure({ mode: 'parallel' });

/** A few pages at a time, so that two workers stay busy until the end. */
const few = 7;
const visits = pages.flatMap(([who, ...paths]) =>
  Array.from({ length: Math.ceil(paths.length / few) }, (_, index) => ({
    who,
    index,
    paths: paths.slice(index * few, (index + 1) * few),
  })),
);

for (const { who, index, paths } of visits) {
  test(`${who} ${index + 1}: axe, width and console`, async ({ browser }) => {
    test.setTimeout(300_000);
    // Without motion a change of theme applies at once, so that its end state is measured.
    const reader = { colorScheme: 'light', locale: 'en', reducedMotion: 'reduce' } as const;
    const page = await (await browser.newContext(reader)).newPage();
    const said: string[] = [];
    page.on('console', (message) => {
      const isAbsentPage = message.text().includes('404');
      if (message.type() === 'error' && !isAbsentPage) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    if (who !== 'visitor') await signIn(page, who);
    const more = index === 0 ? await morePaths(page, who) : [];
    for (const path of [...paths, ...more]) {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(path);
      await expectFits(page, `${path} at 320`);
      await expectTargets(page, path);
      // A right-to-left language must fit, too.
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      await expectFits(page, `${path} at 320, from right to left`);
      await page.evaluate(() => document.documentElement.removeAttribute('dir'));
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      await expectFits(page, `${path} with text twice as large`);
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
      await expectFits(page, path);
      await expectAccessible(page, path);
    }
    expect(said).toEqual([]);
  });
}

test('headers of safety are on every answer, and no script but our own file', async ({
  request,
}) => {
  for (const path of ['/', '/sign-in', '/no-such-page', '/health']) {
    const answer = await request.get(path);
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
    expect(answer.headers()['referrer-policy']).toBe('same-origin');
    expect(policy).toContain("script-src 'self';");
    const html = await answer.text();
    for (const [, attributes = '', text] of html.matchAll(/<script([^>]*)>([^<]*)/g)) {
      // Structured data for search engines is not a script: nothing runs it.
      if (attributes.includes('application/ld+json')) continue;
      expect(attributes).toContain('src="/assets/');
      expect(text).toBe('');
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
