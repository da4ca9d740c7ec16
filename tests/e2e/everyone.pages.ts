import { type Locator, type Page, expect, test } from '@playwright/test';
import sharp from 'sharp';
import { openLoans, payWith, press, signIn } from './people.ts';

/** Presses Tab until an element has the focus, which must then be visible. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let stops = 0; stops < 120; stops += 1) {
    const isThere = await wanted.evaluate((node) => node === document.activeElement);
    if (isThere) {
      await expectSeen(page);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('not reached by the Tab key');
}

/** The focused thing, or the label that stands for it, has an outline. */
async function expectSeen(page: Page): Promise<void> {
  const isSeen = await page.evaluate(() => {
    const own = document.activeElement;
    const all = own ? [own, ...(own instanceof HTMLInputElement ? (own.labels ?? []) : [])] : [];
    return all.some((node) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
  });
  expect(isSeen, 'the focus is seen').toBe(true);
}

test('one lends by keyboard alone', async ({ page }) => {
  await signIn(page, 'ben');
  await page.goto('/loans');
  await page.keyboard.press('Tab');
  await expectSeen(page);
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('article :is(h2, h3) a').last());
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/loans\//);

  const panel = page.locator('aside form').filter({ hasText: 'Add to basket' });
  await tabTo(page, panel.getByRole('radio').first());
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('radio').nth(1)).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, panel.getByRole('button', { name: 'Add to basket' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your basket' })).toBeVisible();
  await expect(page.locator('[data-seconds]').first()).toHaveText(/^4[45]:\d\d$/);

  await tabTo(page, page.getByRole('button', { name: 'Pay' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Pay|Thank you/ })).toBeVisible();
  if (await page.getByLabel('Card number').isVisible()) await payWith(page, '4242424242424242');
  await expect(
    page.getByRole('heading', { name: 'Thank you. Your payment has arrived.' }),
  ).toBeVisible();
});

test('a month’s grid is walked with Enter and the arrows', async ({ page }) => {
  await signIn(page, 'officer');
  await page.goto('/desk/reports/2027-05');
  const fields = page.locator('form[data-grid] tbody input[inputmode=decimal]');
  expect(await fields.count()).toBeGreaterThan(1);
  await fields.first().focus();
  await page.keyboard.press('Enter');
  await expect(fields.nth(1)).toBeFocused();
  await page.keyboard.type('1,234.5');
  await page.keyboard.press('ArrowUp');
  await expect(fields.first()).toBeFocused();
  await fields.last().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('form[data-grid] button[type=submit]:not([name])')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What we understood' })).toBeVisible();
  await expect(fields.nth(1)).toHaveValue('1,234.5');
});

test('a schedule is renewed while the terms are typed, and amounts are echoed', async ({
  page,
}) => {
  await signIn(page, 'officer');
  await page.goto('/desk/loans/new');
  await page.getByLabel('Amount in local currency').fill('3,000,000');
  await expect(page.locator('#localAmount-echo')).toHaveText(/^= Rp.3,000,000/);
  await page.getByLabel('Date paid out').fill('2027-01-15');
  await page.getByLabel('Interest a year').fill('24');
  await page.getByLabel('Number of instalments').fill('3');
  await page.getByLabel('Number of instalments').blur();
  const rows = page.locator('#schedule-preview tbody tr');
  await expect(rows).toHaveCount(3);
  await page.getByLabel('Number of instalments').fill('5');
  await page.getByLabel('Number of instalments').blur();
  await expect(rows).toHaveCount(5);
  await expect(page).toHaveURL(/\/desk\/loans\/new$/);
  await expect(page.getByLabel('Amount in local currency')).toHaveValue('3,000,000');
});

test('what is wrong has the focus first', async ({ page }) => {
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Mira');
  await page.getByLabel('Email address').fill('mira@example.org');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('alert').first()).toBeFocused();
});

test('forced colours keep what is chosen and how far a loan is', async ({ browser }) => {
  const context = await browser.newContext({ forcedColors: 'active' });
  const page = await context.newPage();
  await page.goto('/loans');
  await page.locator('article :is(h2, h3) a').last().click();
  await page.waitForURL(/\/loans\//);
  const labels = page.locator('aside fieldset label');
  const outline = (label: Locator) => label.evaluate((node) => getComputedStyle(node).outlineStyle);
  expect(await outline(labels.first()), 'the chosen one').not.toBe('none');
  expect(await outline(labels.nth(1)), 'another one').toBe('none');
  const bar = await page.locator('aside progress').evaluate((node) => {
    const { borderTopWidth } = getComputedStyle(node);
    return parseFloat(borderTopWidth);
  });
  expect(bar, 'the bar has an edge').toBeGreaterThan(0);
  await context.close();
});

test('what is wrong is named above the form, and leads to its field', async ({ page }) => {
  await page.goto('/sign-up');
  await page.locator('form:has(input[name=password])').evaluate((form) => {
    if (!(form instanceof HTMLFormElement)) return;
    form.noValidate = true;
    form.requestSubmit();
  });
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('link')).toHaveText([
    'Name: Fill this in.',
    'Email address: Fill this in.',
    'Password: Enter at least 10 characters.',
  ]);
  await summary.getByRole('link', { name: 'Email address' }).click();
  await expect(page).toHaveURL(/#field-email$/);
});

for (const javaScriptEnabled of [true, false]) {
  test(`another amount is asked for once it is chosen, and answered beside its field, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled, locale: 'en' })).newPage();
    const [slug = ''] = await openLoans(page);
    await page.goto(`/loans/${slug}`);
    const panel = page.locator('aside form');
    const amount = panel.getByLabel('Amount in USD');
    await expect(amount).toBeHidden();
    await panel.getByText('Other', { exact: true }).click();
    await amount.fill('30');
    await panel.getByRole('button', { name: 'Add to basket' }).click();
    await expect(panel.locator('#field-lend2-other')).toContainText('a multiple of one slice');
    await expect(amount).toHaveValue('30');
    await amount.fill('75');
    await panel.getByRole('button', { name: 'Add to basket' }).click();
    await expect(page.getByRole('heading', { name: 'Your basket' })).toBeVisible();
    await expect(page.locator('main select option:checked').first()).toHaveText(/75\.00/);
  });
}

test('a photograph is shown before it is sent, travels small, and develops on the page', async ({
  page,
}) => {
  await signIn(page, 'officer');
  await page.goto('/desk');
  // One that is public, so that its page shows the picture.
  const loan = await page
    .getByRole('row')
    .filter({ hasText: 'Being repaid' })
    .locator('a[href^="/desk/loans/"]')
    .first()
    .getAttribute('href');
  await page.goto(loan ?? '');
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const large = { width: 3000, height: 2000, channels: 3, background: '#888', noise } as const;
  const buffer = await sharp({ create: large }).jpeg({ quality: 95 }).toBuffer();
  expect(buffer.length).toBeGreaterThan(4_000_000);
  const field = page.getByLabel('Photo');
  await field.setInputFiles({ name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.locator('#photo-preview img')).toBeVisible();
  const size = await field.evaluate((it) => (it as HTMLInputElement).files?.[0]?.size ?? 0);
  expect(size).toBeLessThan(buffer.length / 3);
  await press(page, page.getByRole('button', { name: 'Upload photo' }));

  await page.goto(loan ?? '');
  await page.getByRole('link', { name: 'See the public page' }).click();
  const shown = page.locator('picture img').first();
  await expect(shown).toBeVisible();
  const source = () => shown.evaluate((it) => (it as HTMLImageElement).currentSrc);
  await expect.poll(source).toMatch(/\/photos\/.*\.avif$/);
  const width = () => shown.evaluate((it) => (it as HTMLImageElement).naturalWidth);
  await expect.poll(width).toBeGreaterThan(0);
  const thumb = page.locator('.developing > img').first();
  expect(await thumb.getAttribute('src')).toMatch(/^data:image\/webp;base64,/);
});

for (const javaScriptEnabled of [true, false]) {
  test(`what cannot be taken back asks once more, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled, locale: 'en' })).newPage();
    await signIn(page, 'admin');
    await page.goto('/admin/staff');
    const row = page.getByRole('row', { name: /Ravi Menon/ });
    const dialog = row.getByRole('dialog');
    await expect(dialog).toBeHidden();
    await row.getByRole('button', { name: 'Remove' }).click();
    await expect(dialog).toContainText('Ravi Menon stops being reviewer at once');
    await dialog.getByRole('button', { name: 'No, go back' }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toBeVisible();
  });
}
