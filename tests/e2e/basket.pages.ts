import { expect, test } from '@playwright/test';
import { openLoans } from './people.ts';

test('a basket’s slice is changed where it stands', async ({ page }) => {
  const [, slug = ''] = await openLoans(page);
  await page.goto(`/loans/${slug}`);
  await page.locator('aside').getByRole('button', { name: 'Add to basket' }).first().click();
  await expect(page.getByRole('heading', { name: 'Your basket' })).toBeVisible();
  // Once the script is there, a choice needs no button.
  await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeHidden();
  const amount = page.getByLabel(/^Amount for/);
  await amount.selectOption('50.00');
  await expect(
    page.getByText('$50.00', { exact: true }).filter({ visible: true }).last(),
  ).toBeVisible();
  await expect(amount).toHaveValue('50.00');
});

test('what is chosen before the script comes keeps its button', async ({ page }) => {
  let letScriptCome = () => {};
  const held = new Promise<void>((resolve) => (letScriptCome = resolve));
  const [, slug = ''] = await openLoans(page);
  await page.goto(`/loans/${slug}`);
  await page.route('**/assets/entry.client*', async (route) => {
    await held;
    await route.continue();
  });
  await page.locator('aside').getByRole('button', { name: 'Add to basket' }).first().click();
  await page.getByLabel(/^Amount for/).selectOption('50.00');
  const arrived = page.waitForResponse(/entry\.client/);
  letScriptCome();
  await (await arrived).finished();
  await page.waitForLoadState('load');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByLabel(/^Amount for/)).toHaveValue('50.00');
});
