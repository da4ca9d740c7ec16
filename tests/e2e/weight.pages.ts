import { gzipSync } from 'node:zlib';
import { type Page, type Response, expect, test } from '@playwright/test';

/** What pages may weigh, in bytes on the wire (gzip). */
const mostScript = 120_000;
const mostHtmlAndStyle = 40_000;
const mostOfAList = 24;

interface Weight {
  html: number;
  css: number;
  script: number;
  pictures: number;
}

/** Everything one visit requests, compressed as on the wire. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  const weight: Weight = { html: 0, css: 0, script: 0, pictures: 0 };
  for (const answer of answers) {
    const body = await answer.body();
    const type = answer.headers()['content-type'] ?? '';
    if (type.startsWith('image/')) weight.pictures += body.length;
    if (type.startsWith('text/html')) weight.html += gzipSync(body).length;
    if (type.startsWith('text/css')) weight.css += gzipSync(body).length;
    if (type.includes('javascript')) weight.script += gzipSync(body).length;
  }
  return weight;
}

for (const path of [
  '/',
  '/loans',
  '/how-it-works',
  '/basket',
  '/partners/koperasi-tungku-sembilan',
]) {
  test(`${path} is light`, async ({ page }, info) => {
    const weight = await weigh(page, path);
    info.annotations.push({ type: 'weight', description: JSON.stringify(weight) });
    expect(weight.html).toBeGreaterThan(1_000);
    expect(weight.css).toBeGreaterThan(1_000);
    expect(weight.script).toBeGreaterThan(100);
    expect(weight.script).toBeLessThanOrEqual(mostScript);
    expect(weight.html + weight.css).toBeLessThanOrEqual(mostHtmlAndStyle);
  });
}

test('a list of 24 loans is light, however many the demonstration has', async ({ page }) => {
  const { html, css } = await weigh(page, '/loans');
  const cards = page.locator('article');
  const count = await cards.count();
  expect(count).toBeGreaterThan(3);
  // The rest of a full list, each card as heavy as the heaviest, compressed by itself.
  const packed = (await cards.evaluateAll((all) => all.map((card) => card.outerHTML))).map(
    (card) => gzipSync(card).length,
  );
  const missing = Math.max(0, mostOfAList - count);
  expect(html + css + missing * Math.max(...packed)).toBeLessThanOrEqual(mostHtmlAndStyle);
});

test('who saves data is sent no picture', async ({ browser }) => {
  const context = await browser.newContext({ extraHTTPHeaders: { 'save-data': 'on' } });
  const page = await context.newPage();
  await page.goto('/loans');
  const loans = await page
    .locator('article :is(h2, h3) a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const path of ['/', '/loans', ...loans.slice(0, 3)]) {
    await page.goto(path);
    await expect(page.locator('img')).toHaveCount(0);
  }
  await context.close();
});
