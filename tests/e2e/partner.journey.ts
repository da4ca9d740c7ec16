import { type Page, expect, test } from '@playwright/test';
import { formatMonth } from '#app/messages/format.ts';
import { demoNow, letterTo, payWith, press, signIn } from './people.ts';

test.describe.configure({ mode: 'serial' });

let slug = '';
let reference = '';

/** A month before anything that the demonstration's partner reported on. */
function monthsAgo(count: number): string {
  const today = demoNow();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - count, 1))
    .toISOString()
    .slice(0, 7);
}

async function waitForCents(page: Page, words: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto('/balance');
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
}

test('an officer posts a loan, a reviewer approves it', async ({ page }, info) => {
  reference = `E2E-${info.project.name}`;
  await signIn(page, 'officer');
  await page.goto('/desk/loans/new');
  await page.getByLabel('First name').fill('Roswita');
  await page.getByLabel('Your loan number').fill(reference);
  await page.getByLabel('Town or district').fill('Maumere');
  await page.getByRole('checkbox', { name: /agrees to be shown/ }).check();
  await page.getByLabel('What the loan is for').fill('buys a loom for her daughter');
  await page.getByLabel('Sector').selectOption('Clothing');
  await page.getByLabel('Activity').fill('Weaving');
  await page.getByLabel('Story').fill('My mother’s loom is the only one in the house.');
  await page.getByLabel('Amount in local currency').fill('1,600,000');
  await page.getByLabel('IDR for one USD').fill('16000');
  const planned = new Date(demoNow().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Date paid out').fill(planned);
  await page.getByLabel('Interest a year, %').fill('18');
  await page.getByLabel('Number of instalments').fill('3');
  await page.getByRole('button', { name: 'Show schedule' }).click();
  await expect(page.getByRole('table', { name: 'Schedule' }).getByRole('row')).toHaveCount(5);
  await page.getByRole('button', { name: 'Save draft' }).click();
  // What was typed is on the server now, and kept here no longer.
  await expect(page.getByLabel('The plan')).toBeVisible();
  const kept = () => page.evaluate(() => Object.keys(localStorage).join());
  await expect.poll(kept).not.toContain('/desk/loans/new');
  await page
    .getByLabel('The plan')
    .fill('Her daughter weaves beside her, and they sell two cloths.');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByText('Step 2 of 5')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the loan' }).click();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByText('In review').first()).toBeVisible();

  await signIn(page, 'reviewer');
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Roswita' }).last().click();
  await press(page, page.getByRole('button', { name: 'Approve', exact: true }));
  await expect(page.getByText('Approved. The loan is public now')).toBeVisible();
  await page.goto('/loans?text=loom');
  const href = await page
    .getByRole('link', { name: /^Roswita buys a loom/ })
    .first()
    .getAttribute('href');
  slug = href?.replace('/loans/', '') ?? '';
  expect(slug).not.toContain('roswita');
});

test('a lender funds it, two treasurers pay it out', async ({ page }) => {
  await signIn(page, 'edwin');
  await page.goto(`/loans/${slug}`);
  await page.locator('aside').getByText('$100', { exact: true }).last().click();
  await page.locator('aside').getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.getByRole('heading', { name: 'Your basket' })).toBeVisible();
  const uses = page.getByRole('checkbox', { name: 'Use my balance first' });
  // The button stands below the box: where it is there, the box would be, too.
  await expect(page.getByRole('button', { name: 'Pay' })).toBeVisible();
  if (await uses.isVisible()) await uses.setChecked(false);
  await page.getByRole('button', { name: 'Pay' }).click();
  await payWith(page, '4242424242424242');
  await expect(
    page.getByRole('heading', { name: 'Thank you. Your payment has arrived.' }),
  ).toBeVisible();

  await signIn(page, 'treasurer1');
  await page.goto('/admin/money');
  await page.getByRole('link', { name: 'Pay out' }).last().click();
  await page.getByRole('button', { name: 'Propose' }).click();
  await expect(page.getByRole('alert')).toContainText('Fill this in.');
  await page.getByLabel('Proof: receipt reference').fill('receipt 4711');
  await page.getByRole('button', { name: 'Propose' }).click();
  const waiting = () => page.getByRole('row').filter({ hasText: 'Disbursement' }).last();
  await waiting().getByRole('link', { name: 'Look', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Approve and pay \$/ })).toBeDisabled();

  await signIn(page, 'treasurer2');
  await page.goto('/admin/money');
  await waiting().getByRole('link', { name: 'Look and decide' }).click();
  await press(page, page.getByRole('button', { name: /^Approve and pay \$/ }));
  await expect(page.getByText('Two people agreed to this')).toBeVisible();
  await page.goto(`/loans/${slug}`);
  await expect(page.locator('aside').getByText('Being repaid')).toBeVisible();
});

test('an officer reports by CSV, a manager finalises, the partner pays', async ({ page }, info) => {
  const month = monthsAgo(info.project.name === 'with-script' ? 22 : 23);
  await signIn(page, 'officer');
  await page.goto(`/desk/reports/${month}`);
  const file = page.locator('form[enctype="multipart/form-data"]');
  const lines = file.getByRole('textbox', { name: 'Lines' });
  await lines.fill(
    `loan,paid_on,amount,paid_by\n${reference},${month}-20,abc,Roswita\nnobody,${month}-20,1,`,
  );
  await file.getByRole('button', { name: 'Check before saving' }).click();
  await expect(page.getByText('“abc” is no amount. Write it like 1250.00.')).toBeVisible();
  await expect(page.getByText('You have no loan “nobody”.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save this report' })).toHaveCount(0);

  const byHand = page.locator('form:has(input[name="way"][value="hand"])');
  await byHand
    .getByLabel(/^Paid for Roswita/)
    .last()
    .fill('533,333');
  const others = byHand.getByLabel(/^Paid for (?!Roswita)/);
  for (let index = 0; index < (await others.count()); index += 1) await others.nth(index).fill('0');
  await byHand.getByRole('button', { name: 'Check before saving' }).click();
  await expect(page.getByText('You have no loan “nobody”.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Save this report' }).click();
  await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible();

  await signIn(page, 'manager');
  await page.goto(`/desk/reports/${month}`);
  await page.getByRole('button', { name: 'Finalise the report' }).click();
  await expect(
    page.getByText(`Final, not settled yet: ${formatMonth(month, 'en')}.`),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Sign settlement' }).click();
  await expect(page.getByRole('heading', { name: /^Settlement for / })).toBeVisible();
  await expect(page.getByText('Issued, not paid')).toBeVisible();

  await signIn(page, 'treasurer1');
  await page.goto('/admin/money');
  await page.getByRole('link', { name: 'Record a payment' }).last().click();
  await page.getByLabel('The bank’s reference').fill(`wire ${month}`);
  await page.getByLabel('Amount').fill('33.33');
  await page.getByRole('button', { name: 'Propose' }).click();
  await expect(
    page.getByRole('row').filter({ hasText: 'Incoming bank transfer' }).last(),
  ).toBeVisible();
  await signIn(page, 'treasurer2');
  await page.goto('/admin/money');
  await page.getByRole('link', { name: 'Look and decide' }).last().click();
  await press(page, page.getByRole('button', { name: 'Approve $33.33' }));
  await signIn(page, 'manager');
  await page.goto('/desk/settlements');
  await expect(page.getByText('Issued, not paid')).toHaveCount(0);
});

test('the lender sees the cents and withdraws', async ({ page }, info) => {
  // A sum of its own each time, so that the letter is this one's.
  const sum = info.project.name === 'with-script' ? '1.01' : '1.02';
  await signIn(page, 'edwin');
  await waitForCents(page, /Repayment, Roswita/);
  await page.goto('/withdrawals');
  await page.getByLabel('Amount', { exact: true }).fill('9,999,999');
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'This is more than your balance. Enter less.',
  );
  await page.getByLabel('Amount', { exact: true }).fill(sum);
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('Back to Visa ending in 4242')).toBeVisible();
  await expect(page.getByText('Check your email to confirm')).toBeVisible();
  const letter = await letterTo(page, 'edwin@demo.example', `withdraw $${sum}`);
  const link = /href="[^"]*(\/withdrawals\/confirmations\/[\w-]+)"/.exec(letter)?.[1] ?? '';
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Sent').first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
});
