import { type Page, expect, test } from '@playwright/test';
import { signIn } from './people.ts';

/**
 * The day of each role, from sign-in to its end, through what its first page leads to. Nothing is changed that
 * another test counts on. Pictures of every step go to `test-results/days`.
 */
function pictures(page: Page, role: string) {
  let step = 0;
  return async (what: string) => {
    step += 1;
    await page.waitForLoadState('networkidle');
    const name = `${role}-${step}-${what}`;
    await page.screenshot({ path: `test-results/days/${name}.png`, fullPage: true });
  };
}

const link = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('link', { name }).first();

test('a lender: what is late, where the money is, what to watch, and the paper', async ({
  page,
}) => {
  const picture = pictures(page, 'lender');
  await signIn(page, 'lia');
  await expect(page.getByRole('heading', { name: /are late$/ })).toBeVisible();
  await picture('portfolio');
  await link(page, 'Partner').click();
  await expect(page.getByRole('table', { name: 'Where your money is' })).toContainText('%');
  await picture('where-by-partner');
  await link(page, 'Moussa, Kayes, Mali').click();
  await expect(page.getByText('under water').first()).toBeVisible();
  await picture('trail-of-a-late-slice');
  await page.goto('/watched');
  await link(page, /hours left|buys|fits|pays/).click();
  await expect(page.getByRole('button', { name: 'Stop watching' })).toBeVisible();
  await picture('watched-loan');
  await page.goto('/balance');
  const paper = await page.request.get('/statement.pdf');
  expect(paper.headers()['content-type']).toBe('application/pdf');
  await picture('balance');
});

test('a lender shows herself, and no longer', async ({ page }) => {
  const picture = pictures(page, 'own-page');
  await signIn(page, 'salome');
  await page.goto('/settings');
  await page.getByRole('link', { name: 'Public page' }).click();
  await page.getByLabel('A few words').fill('I lend to people who cook.');
  await page.getByRole('button', { name: 'Open my public page' }).click();
  await link(page, /^It is open at/).click();
  await expect(page.getByText('I lend to people who cook.')).toBeVisible();
  await picture('open');
  const address = page.url();
  await page.goBack();
  await page.getByRole('button', { name: 'Close my public page' }).click();
  await expect(page.getByText('Its address leads nowhere any more')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open my public page' })).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
});

test('an officer: the day, a request by season for somebody known, the month', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const picture = pictures(page, 'officer');
  await signIn(page, 'officer');
  await picture('day');
  await page.goto('/desk/loans/new');
  await page.getByLabel('Find').fill('Siti');
  await page.getByRole('button', { name: 'Find' }).click();
  await link(page, /^Siti/).click();
  await expect(page.getByLabel('First name')).toHaveCount(0);
  await page.getByLabel('Amount in local currency').fill('3,000,000');
  await page.getByLabel('Date paid out').fill('2027-01-15');
  await page.getByLabel('The borrower pays').selectOption('in some months of the year');
  await page.getByLabel('Interest a year, %').fill('18');
  await page.getByLabel('Number of instalments').fill('3');
  await expect(page.getByLabel('Interest-only instalments at the start')).toBeHidden();
  await page.getByLabel('July').selectOption('2 parts');
  await page.getByLabel('August').selectOption('1 part');
  await page.getByRole('button', { name: 'Show schedule' }).click();
  const schedule = page.getByRole('table', { name: 'Schedule' });
  await expect(schedule.getByRole('row')).toHaveCount(5);
  await expect(schedule).toContainText('Jul 15, 2028');
  await picture('season');
  await page.getByRole('button', { name: 'Edit the rows' }).click();
  await expect(page.getByLabel('Due 3', { exact: true })).toHaveValue('2028-07-15');
  await picture('rows');
  await page.goto('/desk/reports');
  await picture('reports');
});

test('a manager: what the partner is known by, and what it has to pay', async ({ page }) => {
  const picture = pictures(page, 'manager');
  await signIn(page, 'manager');
  await picture('day');
  await page.goto('/desk/profile');
  await picture('profile');
  await page.goto('/desk/settlements');
  await picture('settlements');
  await page.goto('/desk/staff');
  await picture('staff');
});

test('a reviewer: what waits, what is missing, and how it will look', async ({ page }) => {
  const picture = pictures(page, 'reviewer');
  await signIn(page, 'reviewer');
  await picture('day');
  await page.locator('main a[href^="/admin/loans/"]').first().click();
  await picture('request');
  await link(page, 'Preview the public page').click();
  await expect(page.getByText('A preview: nobody else sees this yet')).toBeVisible();
  await picture('preview');
});

test('two treasurers: one says it, the other sees the sum', async ({ page }) => {
  const picture = pictures(page, 'treasurer');
  await signIn(page, 'treasurer1');
  await picture('day');
  await page.goto('/admin/money');
  await picture('money');
  await signIn(page, 'treasurer2');
  await page.goto('/admin/money');
  await link(page, 'Look and decide').click();
  await expect(page.getByRole('button', { name: /^Approve/ })).toBeEnabled();
  await picture('decision');
  await page.goto('/admin/ties');
  await picture('ties');
});

test('support: finds somebody, sees the balance and what failed, masked', async ({ page }) => {
  const picture = pictures(page, 'support');
  await signIn(page, 'support');
  await picture('day');
  await page.goto('/admin/people');
  await page.locator('input[name=text]').fill('hana@demo.example');
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByRole('main')).toContainText('In your balance now');
  await expect(page.getByRole('main')).toContainText('h•••@d•••.example');
  await picture('person');
});

test('an auditor: the books, the money, the log, and no name of a borrower', async ({ page }) => {
  const picture = pictures(page, 'auditor');
  await signIn(page, 'auditor');
  await picture('day');
  for (const [path, what] of [
    ['/admin/books', 'books'],
    ['/admin/money', 'money'],
    ['/admin/audit', 'log'],
  ] as const) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 200]);
    await picture(what);
  }
});

test('an admin: who may do what, what has failed, how the installation stands', async ({
  page,
}) => {
  const picture = pictures(page, 'admin');
  await signIn(page, 'admin');
  await picture('day');
  for (const [path, what] of [
    ['/admin/staff', 'staff'],
    ['/admin/jobs', 'failed-work'],
    ['/admin/installation', 'installation'],
  ] as const) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 200]);
    await picture(what);
  }
});

test('a visitor: from the first page to a loan, and asked who she is when she watches it', async ({
  page,
}) => {
  const picture = pictures(page, 'visitor');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Two loans, told to the end' })).toBeVisible();
  await picture('home');
  await page.getByRole('main').getByRole('link', { name: 'Indonesia' }).first().click();
  await expect(page).toHaveURL(/country=ID/);
  await picture('loans-of-a-country');
  await page.locator('.loan-card a').first().click();
  await page.getByRole('button', { name: 'Watch this loan' }).click();
  await expect(page).toHaveURL(/sign-in\?to=/);
  await picture('sign-in');
});
