import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type Page, chromium } from '@playwright/test';
import { demoPassword } from '#sandbox/demo/sign-ins.ts';
import { morePaths, pages } from './e2e/page-list.ts';
import { chromiumOnThisMachine } from './support/browser.ts';
import { writeFullLoans } from './support/full-loans.ts';
import { withOwnServer } from './support/own-server.ts';

/**
 * `npm run pictures`: every page for every role, at three widths, in both themes and languages, and
 * each form with its messages for empty fields, into the folder `pictures` (never committed), to be
 * looked at. Once of the demonstration, including people who have just joined, and once of a full
 * installation: many loans, long names, large sums.
 *
 * `npm run pictures -- --of full --who lia --width 360 --theme dark` takes fewer.
 */
const widths = [360, 768, 1280];
const themes = ['light', 'dark'] as const;
const languages = ['en', 'id'];
const installations = ['demonstration', 'full'] as const;
const loansWhenFull = 90;

const choice = { type: 'string' } as const;
const { values: asked } = parseArgs({
  options: { of: choice, who: choice, width: choice, theme: choice, language: choice },
});
const only = <T>(all: readonly T[], wanted: string | undefined) =>
  all.filter((one) => wanted === undefined || String(one) === wanted);

interface Shoot {
  readonly page: Page;
  readonly origin: string;
  /** Reader, language and theme: the beginning of each file's name. */
  readonly kind: string;
  readonly folder: string;
}

async function takeAll(browser: Browser, origin: string, folder: string): Promise<number> {
  let count = 0;
  const people = pages.filter(([who]) => asked.who === undefined || who === asked.who);
  for (const colorScheme of only(themes, asked.theme)) {
    for (const locale of only(languages, asked.language)) {
      for (const [who, ...paths] of people) {
        const context = await browser.newContext({ colorScheme, locale, reducedMotion: 'reduce' });
        const page = await context.newPage();
        if (who !== 'visitor') await signIn(page, who, origin);
        const shoot = { page, origin, folder, kind: `${who}-${locale}-${colorScheme}` };
        for (const at of [...paths, ...(await morePaths(page, who, origin))])
          count += (await take(shoot, at)) + (await takeMistakes(shoot, at));
        await context.close();
      }
    }
  }
  return count;
}

async function signIn(page: Page, who: string, origin: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.locator('input[name=email]').fill(`${who}@demo.example`);
  await page.locator('input[name=password]').fill(demoPassword);
  await page.locator('form:has(input[name=password]) button').click();
  await page.waitForURL((url) => url.pathname === '/balance');
}

async function take(shoot: Shoot, at: string): Promise<number> {
  await shoot.page.goto(shoot.origin + at);
  return takeAsItIs(shoot, at);
}

async function takeAsItIs(shoot: Shoot, at: string, state = ''): Promise<number> {
  const { page, kind } = shoot;
  const shown = only(widths, asked.width);
  const name = at.replaceAll(/[^\w]+/g, '_').replace(/^_$/, '_home');
  for (const width of shown) {
    await page.setViewportSize({ width, height: 900 });
    const folder = path.join(shoot.folder, String(width));
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${kind}${name}${state}.png`);
    await page.screenshot({ path: file, fullPage: true });
  }
  return shown.length;
}

/** Sends each form with its fields emptied, as a browser that checks nothing would. */
async function takeMistakes(shoot: Shoot, at: string): Promise<number> {
  const { page, origin } = shoot;
  const forms = 'main form[method=post]:has(input:not([type=hidden]), textarea)';
  const number = await page.locator(forms).count();
  let count = 0;
  for (let index = 0; index < number; index += 1) {
    await page.goto(origin + at);
    const form = page.locator(forms).nth(index);
    if ((await form.locator('input[required], textarea[required]').count()) === 0) continue;
    await Promise.all([page.waitForEvent('load'), form.evaluate(sendEmpty)]);
    if ((await page.locator('[aria-invalid=true]').count()) === 0) continue;
    count += await takeAsItIs(shoot, at, `-mistakes-${index + 1}`);
  }
  return count;
}

function sendEmpty(form: Element): void {
  if (!(form instanceof HTMLFormElement)) return;
  for (const field of form.querySelectorAll('input, textarea')) {
    const isTyped =
      field instanceof HTMLTextAreaElement ||
      !/^(hidden|checkbox|radio)$/.test(field.getAttribute('type') ?? 'text');
    if (isTyped && 'value' in field) field.value = '';
  }
  form.noValidate = true;
  form.requestSubmit();
}

const browser = await chromium.launch(await chromiumOnThisMachine());
for (const of of only(installations, asked.of)) {
  const settings: Record<string, string> = {};
  if (of === 'full') {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'full-')), 'loans.json');
    writeFullLoans(file, loansWhenFull);
    settings['DEMO_LOANS'] = file;
  }
  const folder = path.resolve('pictures', of);
  const work = async (origin: string) => {
    console.log(`${await takeAll(browser, origin, folder)} pictures are in ${folder}`);
  };
  await withOwnServer(3910, work, settings);
}
await browser.close();
