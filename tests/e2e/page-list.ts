import type { Page } from '@playwright/test';

/** Every page that needs nothing done first, by who may see it. */
export const pages: [who: string, ...paths: string[]][] = [
  [
    'visitor',
    '/',
    '/loans',
    '/how-it-works',
    '/loans?country=ID&closing=14',
    '/loans/past',
    '/loans/past?state=lost',
    '/partners',
    '/partners/koperasi-tungku-sembilan',
    '/risks',
    '/terms',
    '/privacy',
    '/help',
    '/basket',
    '/sign-in',
    '/sign-up',
    '/password',
    '/invitations/none',
    '/checkout/none',
    '/address/none',
    '/no-such-page',
    '/dev/parts',
  ],
  [
    'lia',
    '/balance?from=2026-01&to=2030-12',
    '/portfolio',
    '/portfolio?by=partner',
    '/watched',
    '/withdrawals',
    '/notices',
    '/settings',
    '/settings/page',
    '/settings/second-factor',
    '/settings/passkeys',
    '/settings/password',
    '/settings/address',
    '/settings/confirmation',
    '/settings/closing',
  ],
  ['nina', '/balance', '/portfolio', '/deposits', '/withdrawals', '/notices'],
  [
    'newcomer',
    '/desk',
    '/desk/borrowers',
    '/desk/reports',
    '/desk/reports/2026-08',
    '/desk/settlements',
  ],
  ['manager', '/desk', '/desk/payouts', '/desk/staff', '/desk/profile'],
  ['reviewer', '/admin', '/admin/loans', '/admin/partners'],
  ['support', '/admin', '/admin/people?q=lia'],
  ['auditor', '/admin', '/admin/money', '/admin/audit', '/admin/installation'],
  [
    'officer',
    '/desk',
    '/desk/loans/new',
    '/desk/import',
    '/desk/borrowers',
    '/desk/reports',
    '/desk/reports/2026-08',
    '/desk/settlements',
    '/desk/staff',
  ],
  [
    'treasurer1',
    '/admin',
    '/admin/money',
    '/admin/rates',
    '/admin/books',
    '/admin/loans',
    '/admin/loans/1',
    '/admin/loans/1/disbursement',
    '/admin/loans/1/write-off',
    '/admin/loans/1/refund',
    '/admin/loans/1/default',
    '/admin/loans/1/recoveries',
    '/admin/settlements',
    '/admin/settlements/1',
    '/admin/receipts/1/reversal',
    '/admin/journals',
    '/admin/suspense',
    '/admin/own-money',
    '/admin/stripe-lines',
    '/admin/bank',
    '/admin/ties',
    '/admin/ties/2026-10-01',
    '/admin/bank/accounts/new',
    '/admin/liquidity',
    '/admin/stuck',
    '/admin/wires?partner=1',
    '/admin/partners',
    '/admin/partners/1',
    '/admin/partners/1/terms',
    '/admin/partners/1/bank-details',
    '/admin/partners/1/payout',
  ],
  [
    'admin',
    '/admin/jobs',
    '/admin/people',
    '/admin/installation',
    '/admin/failed-payouts',
    '/admin/partners/new',
    '/admin/partners/1/limit',
    '/admin/staff',
    '/admin/audit',
    '/admin/complaints',
    '/admin/partners/1/guarantee',
    '/admin/partners/1/suspension',
  ],
];

/** Pages whose address only the installation knows: read off other pages. */
export async function morePaths(page: Page, who: string, origin = ''): Promise<string[]> {
  const linkOn = async (path: string, pattern: string) => {
    await page.goto(origin + path);
    return (await page.locator(`a[href^="${pattern}"]`).last().getAttribute('href')) ?? path;
  };
  if (who === 'lia') {
    const slice = await linkOn('/portfolio', '/slices/');
    const withdrawal = await linkOn('/withdrawals', '/withdrawals/');
    return [slice, withdrawal, await linkOn('/balance?from=2024-01&to=2030-12', '/orders/')];
  }
  if (who === 'officer') {
    const loan = await linkOn('/desk', '/desk/loans/');
    const borrower = await linkOn('/desk/borrowers', '/desk/borrowers/');
    return [loan, borrower, await linkOn('/desk/settlements', '/desk/settlements/')];
  }
  // What waits for them: a draft to review, one that was sent back.
  if (who === 'reviewer') return [await linkOn('/admin', '/admin/loans/')];
  if (who === 'manager') return [await linkOn('/desk', '/desk/loans/')];
  if (who !== 'visitor') return [];
  const loan = await linkOn('/loans', '/loans/');
  await page.goto(`${origin}/loans/past`);
  const past = await page
    .locator('.loan-card a')
    .evaluateAll((links) => links.map((it) => it.getAttribute('href') ?? ''));
  const own = [loan, `${loan}/complaint`, past[0] ?? loan];
  for (const path of past) {
    const lender = await linkOn(path, '/lenders/');
    if (lender !== path) return [...own, lender];
  }
  return own;
}
