import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContext, type Page, chromium } from '@playwright/test';
import { demoPassword } from '#sandbox/demo/sign-ins.ts';
import { morePaths, pages } from './e2e/page-list.ts';
import { chromiumOnThisMachine } from './support/browser.ts';
import { withOwnServer } from './support/own-server.ts';

/**
 * `npm run pictures`: every page for every role, at three widths, in both themes
 * and languages, into the folder `pictures` (never committed), to be looked at.
 * `npm run pictures -- --who lia --width 360` takes fewer.
 */
const widths = [360, 768, 1280];

const { values: asked } = parseArgs({
  options: {
    who: { type: 'string' },
    width: { type: 'string' },
    theme: { type: 'string' },
    language: { type: 'string' },
  },
});

async function takeAll(origin: string): Promise<number> {
  const browser = await chromium.launch(await chromiumOnThisMachine());
  let count = 0;
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['en', 'id']) {
      if (asked.theme && asked.theme !== colorScheme) continue;
      if (asked.language && asked.language !== locale) continue;
      for (const [who, ...paths] of pages) {
        if (asked.who && asked.who !== who) continue;
        const context = await browser.newContext({ colorScheme, locale });
        const page = await signedIn(context, who, origin);
        for (const path of [...paths, ...(await morePaths(page, who, origin))]) {
          count += await take(page, origin, path, `${who}-${locale}-${colorScheme}`);
        }
        await context.close();
      }
    }
  }
  await browser.close();
  return count;
}

async function signedIn(context: BrowserContext, who: string, origin: string): Promise<Page> {
  const page = await context.newPage();
  if (who === 'visitor') return page;
  await page.goto(`${origin}/sign-in`);
  await page.locator('input[name=email]').fill(`${who}@demo.example`);
  await page.locator('input[name=password]').fill(demoPassword);
  await page.locator('form:has(input[name=password]) button').click();
  await page.waitForURL((url) => url.pathname === '/balance');
  return page;
}

async function take(page: Page, origin: string, at: string, kind: string): Promise<number> {
  const shown = widths.filter((width) => !asked.width || Number(asked.width) === width);
  await page.goto(origin + at);
  for (const width of shown) {
    await page.setViewportSize({ width, height: 900 });
    const name = at.replaceAll(/[^\w]+/g, '_').replace(/^_$/, '_home');
    const folder = path.join('pictures', String(width));
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${kind}${name}.png`), fullPage: true });
  }
  return shown.length;
}

await withOwnServer(3910, async (origin) => {
  console.log(`${await takeAll(origin)} pictures are in ${path.resolve('pictures')}`);
});
