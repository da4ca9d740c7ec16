import { expect, test } from '@playwright/test';
import { signIn } from './people.ts';

for (const who of ['reviewer', 'treasurer1', 'support', 'auditor', 'admin']) {
  test(`every desk that is offered to ${who} opens`, async ({ page }) => {
    await signIn(page, who);
    await page.goto('/admin');
    const tabs = page.getByRole('navigation', { name: 'Operator' }).getByRole('link');
    const desks = await tabs.evaluateAll((links) => links.map((it) => it.getAttribute('href')));
    expect(desks.length).toBeGreaterThan(1);
    for (const desk of desks) {
      const answer = await page.request.get(desk ?? '');
      expect([desk, answer.status()]).toEqual([desk, 200]);
    }
  });
}

test('what an officer types is kept on her phone until it is sent', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/desk/loans/new');
  await page.getByLabel('First name').fill('Roswita');
  await page.getByLabel('What the loan is for').fill('buys a loom');
  await page.getByLabel('The borrower pays').selectOption('every two weeks');
  const kept = () => page.evaluate(() => Object.keys(localStorage).join());
  await expect.poll(kept).toContain('/desk/loans/new');

  // The line breaks, the page is closed; a day later she goes on.
  await page.goto('/desk');
  await page.goto('/desk/loans/new');
  await expect(page.getByText('did not send')).toBeVisible();
  await expect(page.getByLabel('First name')).toHaveValue('Roswita');
  await expect(page.getByLabel('The borrower pays')).toHaveValue('fortnight');

  // Sending fails: what was typed is there still.
  await page.getByLabel('Activity').fill('Weaving');
  await page.route('**/desk/loans/new', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'Show schedule' }).click();
  await page.waitForTimeout(500);
  await page.unroute('**/desk/loans/new');
  await page.goto('/desk');
  await page.goto('/desk/loans/new');
  await expect(page.getByLabel('Activity')).toHaveValue('Weaving');

  // Nobody else reads it on the same device.
  await signIn(page, 'manager');
  await page.goto('/desk/loans/new');
  await expect(page.getByLabel('First name')).toHaveValue('');
  await expect(page.getByText('did not send')).toBeHidden();

  // What the server has sent back to be mended is not put back twice; what it took is kept no longer.
  await signIn(page, 'officer');
  await page.goto('/desk/loans/new');
  await page.getByRole('button', { name: 'Show schedule' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText('did not send')).toBeHidden();
  await expect(page.getByLabel('First name')).toHaveValue('Roswita');
  await page.goto('/desk/loans/new');
  await page.getByRole('button', { name: 'Start anew' }).click();
  await expect(page.getByLabel('First name')).toHaveValue('');
  expect(await kept()).not.toContain('/desk/loans/new');
});

test('what was typed is gone from a device whose owner signs out', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/desk/loans/new');
  await page.getByLabel('First name').fill('Roswita');
  const kept = () => page.evaluate(() => Object.keys(localStorage).join());
  await expect.poll(kept).toContain('/desk/loans/new');
  await page.goto('/desk');
  await page.locator('form[data-forget-typed]').evaluate((form: HTMLFormElement) => {
    form.requestSubmit();
  });
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(await kept()).toBe('');
});

test('a loan is passed on by its link: copied, or by what the device has for it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/loans');
  await page.locator('.loan-card a').first().click();
  const address = page.url();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  const picture = await page.request.get(
    (await page.getByRole('link', { name: 'Picture to share' }).getAttribute('href')) ?? '',
  );
  expect(picture.headers()['content-type']).toBe('image/png');

  await page.addInitScript(() => {
    navigator.share = (what) => {
      document.title = `shared ${what?.url}`;
      return Promise.resolve();
    };
  });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page).toHaveTitle(`shared ${address}`);
});
