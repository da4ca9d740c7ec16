import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Locator, type Page, expect } from '@playwright/test';
import { offsetIn } from '#app/demo/clock.ts';
import { demoPassword } from '#sandbox/demo/sign-ins.ts';

export interface Addresses {
  readonly origin: string;
  readonly mailbox: string;
  readonly stripe: string;
  readonly ownerUrl: string;
}

export function addresses(): Addresses {
  const file = path.join(process.env['E2E_FOLDER'] ?? '', 'running.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Addresses;
}

/** What the demonstration's clock says. */
export function demoNow(): Date {
  const file = path.join(process.env['E2E_FOLDER'] ?? '', 'clock');
  return new Date(Date.now() + offsetIn(file));
}

export async function signIn(page: Page, who: string, password = demoPassword): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(who.includes('@') ? who : `${who}@demo.example`);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Puts a share of a loan into the basket, from the loan's own page. */
export async function setAside(page: Page, slug: string, share: string): Promise<void> {
  await page.goto(`/loans/${slug}`);
  const panel = page.locator('aside form');
  await panel.getByText(`$${share.replace('.00', '')}`, { exact: true }).click();
  await panel.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.getByRole('heading', { name: 'Your basket' })).toBeVisible();
}

export async function payWith(page: Page, card: string): Promise<void> {
  await page.getByLabel('Card number').fill(card);
  await page.getByRole('button', { name: /^Pay/ }).click();
}

/** The addresses of open loans, closing soonest first. */
export async function openLoans(page: Page): Promise<string[]> {
  await page.goto('/loans');
  // Roswita’s is the partner’s journey, which may run at the same time.
  const links = page.locator('article :is(h2, h3) a').filter({ hasNotText: 'Roswita' });
  const hrefs = await links.evaluateAll((all) =>
    all.map((link) => link.getAttribute('href') ?? ''),
  );
  return hrefs.map((href) => href.replace('/loans/', ''));
}

/** The newest letter to an address that mentions something; retries until it is there. */
export async function letterTo(page: Page, address: string, of: string): Promise<string> {
  const { mailbox } = addresses();
  const row = new RegExp(`href="(/\\d+)">[^<]*</a><br><small>${address.replace('+', '\\+')},`, 'g');
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const list = await (await page.request.get(mailbox)).text();
    for (const [, path = ''] of list.matchAll(row)) {
      const letter = await (await page.request.get(mailbox + path)).text();
      if (letter.includes(of)) return letter;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`no letter with ${of} came for ${address}`);
}

/** Presses a button that changes something, and waits until the change is answered. */
export async function press(page: Page, button: Locator): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await button.click();
  await answered;
  await page.waitForLoadState('networkidle');
}
