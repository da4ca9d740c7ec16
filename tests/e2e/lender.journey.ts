import { type Page, expect, test } from '@playwright/test';
import { letterTo, openLoans, payWith, press, setAside, signIn } from './people.ts';

test('a stranger signs up, lends 50 to two loans by card, and sees it', async ({ page }, info) => {
  const email = `mira-${info.project.name}@example.org`;
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Mira Stone');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill('a long enough word');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();

  const link =
    /href="[^"]*(\/verify\/[\w-]+)"/.exec(await letterTo(page, email, '/verify/'))?.[1] ?? '';
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  // The address is known by now: it is not asked again.
  await expect(page.getByText(email)).toBeVisible();
  await page.getByLabel('Password').fill('a long enough word');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/portfolio');

  const [first = '', second = ''] = (await openLoans(page)).slice(-2);
  await setAside(page, first, '25.00');
  await setAside(page, second, '25.00');
  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(page.getByRole('heading', { name: 'Pay 50.00 USD' })).toBeVisible();
  await payWith(page, '4242 4242 4242 4242');
  await expect(
    page.getByRole('heading', { name: 'Thank you. Your payment has arrived.' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'See my balance' }).click();
  await expect(page.getByText('Paid by Visa ending in 4242')).toBeVisible();
  await page.goto('/portfolio');
  const rows = page.getByRole('table', { name: 'Coming back' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.last()).toContainText('$25.00');
  await expect(page.getByText('To 2 loans you have lent $50.00')).toBeVisible();
  await rows.last().getByRole('link').first().click();
  await expect(page.getByText('You lent it')).toBeVisible();
});

test('a guest lends: four pages and a mailed link from the landing to the payment, and few fields', async ({
  page,
}, info) => {
  const email = `guest-${info.project.name}@example.org`;
  const seen = new Set<string>();
  let typed = 0;
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) seen.add(new URL(frame.url()).pathname.split('/')[1] ?? '');
  });
  await page.goto('/');
  await page.locator('article :is(h2, h3) a').last().click();
  await page.waitForURL(/\/loans\//);
  const panel = page.locator('aside form').filter({ hasText: 'Add to basket' });
  await panel.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.getByRole('heading', { name: 'Your basket' })).toBeVisible();

  await page.getByLabel('Email address').fill(email);
  typed += 1;
  await page.getByRole('button', { name: 'Mail me the link to pay' }).click();
  await expect(page.getByText('Look in your mail')).toBeVisible();
  const mailed = await letterTo(page, email, '/checkout/');
  await page.goto(/href="[^"]*(\/checkout\/[\w-]+)"/.exec(mailed)?.[1] ?? '');
  await page.getByRole('button', { name: 'Pay' }).click();
  await payWith(page, '4242424242424242');
  // Stripe’s own page asks for number, expiry, code and name where the double asks for one.
  typed += 4;
  await expect(
    page.getByRole('heading', { name: 'Thank you. Your payment has arrived.' }),
  ).toBeVisible();
  expect(typed).toBeLessThanOrEqual(6);
  // Home, loan, basket, the link, the payment, and then what was paid.
  expect([...seen].sort()).toEqual(['', 'basket', 'checkout', 'loans', 'orders', 'pay']);

  const link =
    /href="[^"]*(\/password\/[\w-]+)"/.exec(await letterTo(page, email, '/password/'))?.[1] ?? '';
  await page.goto(link);
  await page.getByLabel('Password').fill('a long enough word');
  await press(page, page.getByRole('button', { name: 'Save the new password' }));
  await signIn(page, email, 'a long enough word');
  await page.goto('/portfolio');
  await expect(page.getByRole('table', { name: 'Coming back' }).getByRole('row')).toHaveCount(2);
});

test('a lender who comes back lends again in three steps', async ({ page }) => {
  await signIn(page, 'mateus');
  await page.locator('article :is(h2, h3) a').last().click();
  await page.waitForURL(/\/loans\//);
  await page
    .locator('aside form')
    .filter({ hasText: 'Add to basket' })
    .getByRole('button', { name: 'Add to basket' })
    .click();
  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(
    page.getByRole('heading', { name: 'Thank you. Your payment has arrived.' }),
  ).toBeVisible();
});

test('a lender lends from balance and card, is declined, and tries again', async ({ page }) => {
  await signIn(page, 'tomas');
  const slug = (await openLoans(page)).at(-1) ?? '';
  await setAside(page, slug, '100.00');
  await page.getByLabel('Tip for those who run this site').fill('2.50');
  await useBalance(page, true);
  await page.getByRole('button', { name: 'Pay' }).click();

  const heading = page.getByRole('heading', { name: /^(Pay|Thank you)/ });
  await expect(heading).toBeVisible();
  if ((await heading.textContent())?.startsWith('Pay')) {
    await payWith(page, '4000 0000 0000 0002');
    await expect(page.getByRole('alert')).toHaveText('Your card was declined.');
    await payWith(page, '4000 0000 0000 9995');
    await expect(page.getByRole('alert')).toHaveText('Your card has insufficient funds.');
    await payWith(page, '4000 0025 0000 3155');
    await page.getByRole('button', { name: 'Yes, it is me' }).click();
  }
  await expect(
    page.getByRole('heading', { name: 'Thank you. Your payment has arrived.' }),
  ).toBeVisible();
  await expect(page.getByText('Tip', { exact: true })).toBeVisible();
});

test('a checkout that is given up leaves the basket and the balance as they were', async ({
  page,
}) => {
  await signIn(page, 'noor');
  const slug = (await openLoans(page)).at(-2) ?? '';
  await setAside(page, slug, '25.00');
  await useBalance(page, false);
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByRole('link', { name: 'Back without paying' }).click();
  await expect(page.getByText('You have started to pay for this basket.')).toBeVisible();
  await page.getByRole('button', { name: 'Change my basket' }).click();
  await expect(page.getByRole('button', { name: 'Pay' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Your basket is empty.')).toBeVisible();
});

test('what is typed wrong is answered beside its field, and kept', async ({ page }, info) => {
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Mira');
  await page.getByLabel('Email address').fill('mira@example.org');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.locator('#password-error')).toHaveText('Enter at least 10 characters.');
  await expect(page.getByLabel('Your name')).toHaveValue('Mira');
  if (info.project.name === 'without-script') {
    await expect(page.getByLabel('Password')).toHaveValue('');
  }
});

/** The box is there only where there is a balance. */
async function useBalance(page: Page, isUsed: boolean): Promise<void> {
  const box = page.getByRole('checkbox', { name: 'Use my balance first' });
  await expect(page.getByRole('button', { name: 'Pay' })).toBeVisible();
  if (await box.isVisible()) await box.setChecked(isUsed);
}
