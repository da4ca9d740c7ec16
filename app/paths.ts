/**
 * Every address of the site, once. An address is named after the file behind it, below `routes`
 * (the demonstration's are in `demo`): `routes.ts` registers the doors from this table, and `href`
 * makes the links.
 */
export const addresses = {
  'public/home': '/',
  'public/how-it-works': '/how-it-works',
  'public/risks': '/risks',
  'public/terms': '/terms',
  'public/privacy': '/privacy',
  'public/help': '/help',
  'public/partners': '/partners',
  'public/partner': '/partners/:slug',
  'public/loans': '/loans',
  'public/past-loans': '/loans/past',
  'public/loan': '/loans/:slug',
  'public/loan-slices': '/loans/:slug/slices',
  'public/loan-complaint': '/loans/:slug/complaint',
  'public/loan-watching': '/loans/:slug/watching',
  'public/lender': '/lenders/:slug',
  'public/dev-parts': '/dev/parts',
  'public/absent': '*',

  'account/sign-up': '/sign-up',
  'account/sign-in': '/sign-in',
  'account/sign-in-code': '/sign-in/code',
  'account/sign-in-passkey': '/sign-in/passkey',
  'account/sign-in-passkey-options': '/sign-in/passkey/options',
  'account/sign-out': '/sign-out',
  'account/verify': '/verify/:token',
  'account/invitation': '/invitations/:token',
  'account/password': '/password',
  'account/password-token': '/password/:token',
  'account/preferences': '/preferences',
  'account/unsubscribe': '/unsubscribe/:id/:signature',
  'account/settings': '/settings',
  'account/confirmation': '/settings/confirmation',
  'account/settings-password': '/settings/password',
  'account/settings-address': '/settings/address',
  'account/address-token': '/address/:token',
  'account/settings-export': '/settings/export',
  'account/settings-session-ending': '/settings/sessions/:id/ending',
  'account/settings-second-factor': '/settings/second-factor',
  'account/settings-passkeys': '/settings/passkeys',
  'account/settings-passkeys-options': '/settings/passkeys/options',
  'account/settings-page': '/settings/page',
  'account/settings-closing': '/settings/closing',

  'lender/basket': '/basket',
  'lender/basket-removal': '/basket/removal',
  'lender/guest-checkout': '/checkout/:token',
  'lender/orders': '/orders',
  'lender/order': '/orders/:id',
  'lender/order-receipt': '/orders/:id/receipt.pdf',
  'lender/order-abandonment': '/orders/:id/abandonment',
  'lender/portfolio': '/portfolio',
  'lender/portfolio-csv': '/portfolio.csv',
  'lender/slice': '/slices/:id',
  'lender/balance': '/balance',
  'lender/watched': '/watched',
  'lender/statement-pdf': '/statement.pdf',
  'lender/statement-csv': '/statement.csv',
  'lender/notices': '/notices',
  'lender/deposits': '/deposits',
  'lender/withdrawals': '/withdrawals',
  'lender/withdrawal-plan': '/withdrawals/plans/:id',
  'lender/withdrawal-confirmation': '/withdrawals/confirmations/:token',
  'lender/withdrawal': '/withdrawals/:id',

  'desk/home': '/desk',
  'desk/loan-new': '/desk/loans/new',
  'desk/borrowers': '/desk/borrowers',
  'desk/borrower': '/desk/borrowers/:id',
  'desk/import': '/desk/import',
  'desk/import-sample': '/desk/import/:file',
  'desk/loan': '/desk/loans/:id',
  'desk/loan-updates': '/desk/loans/:id/updates',
  'desk/loan-revision': '/desk/loans/:id/revision',
  'desk/loan-potential': '/desk/loans/:id/potential/:part',
  'desk/loan-submission': '/desk/loans/:id/submission',
  'desk/loan-photo': '/desk/loans/:id/photo',
  'desk/reports': '/desk/reports',
  'desk/report': '/desk/reports/:period',
  'desk/report-original': '/desk/reports/:period/file',
  'desk/report-finalisation': '/desk/reports/:period/finalisation',
  'desk/profile': '/desk/profile',
  'desk/staff': '/desk/staff',
  'desk/invitation-withdrawal': '/desk/staff/invitation-withdrawal',
  'desk/staff-removal': '/desk/staff/removal',
  'desk/payouts': '/desk/payouts',
  'desk/settlements': '/desk/settlements',
  'desk/settlement-file': '/desk/settlements/:id/:file',
  'desk/settlement': '/desk/settlements/:id',

  'operator/home': '/admin',
  'operator/loan': '/admin/loans/:id',
  'operator/loan-approval': '/admin/loans/:id/approval',
  'operator/complaints': '/admin/complaints',
  'operator/money': '/admin/money',
  'operator/loan-disbursement': '/admin/loans/:id/disbursement',
  'operator/proposal': '/admin/proposals/:id',
  'operator/proof': '/admin/proofs/:id',
  'operator/proposal-approval': '/admin/proposals/:id/approval',
  'operator/proposal-withdrawal': '/admin/proposals/:id/withdrawal',
  'operator/loans': '/admin/loans',
  'operator/loan-write-off': '/admin/loans/:id/write-off',
  'operator/loan-refund': '/admin/loans/:id/refund',
  'operator/loan-default': '/admin/loans/:id/default',
  'operator/loan-recoveries': '/admin/loans/:id/recoveries',
  'operator/journals': '/admin/journals',
  'operator/settlements': '/admin/settlements',
  'operator/settlement': '/admin/settlements/:id',
  'operator/receipt-reversal': '/admin/receipts/:id/reversal',
  'operator/partners': '/admin/partners',
  'operator/partner-new': '/admin/partners/new',
  'operator/partner-limit': '/admin/partners/:id/limit',
  'operator/partner': '/admin/partners/:id',
  'operator/partner-terms': '/admin/partners/:id/terms',
  'operator/partner-bank-details': '/admin/partners/:id/bank-details',
  'operator/partner-payout': '/admin/partners/:id/payout',
  'operator/partner-guarantee': '/admin/partners/:id/guarantee',
  'operator/partner-guarantee-ending': '/admin/partners/:id/guarantee/ending',
  'operator/partner-suspension': '/admin/partners/:id/suspension',
  'operator/partner-suspension-lifting': '/admin/partners/:id/suspension/lifting',
  'operator/wires': '/admin/wires',
  'operator/failed-payouts': '/admin/failed-payouts',
  'operator/payout-part-return': '/admin/payout-parts/:id/return',
  'operator/people': '/admin/people',
  'operator/person-sessions': '/admin/people/:id/sessions',
  'operator/mail-resending': '/admin/mails/:id/resending',
  'operator/person-block': '/admin/people/:id/block',
  'operator/payout-part-look': '/admin/payout-parts/:id/look',
  'operator/payout-part-sending': '/admin/payout-parts/:id/sending',
  'operator/staff': '/admin/staff',
  'operator/invitation-withdrawal': '/admin/staff/invitation-withdrawal',
  'operator/staff-removal': '/admin/staff/removal',
  'operator/audit': '/admin/audit',
  'operator/bank': '/admin/bank',
  'operator/bank-account-new': '/admin/bank/accounts/new',
  'operator/bank-account': '/admin/bank/accounts/:id',
  'operator/bank-mapping': '/admin/bank/accounts/:id/mapping',
  'operator/bank-statement-file': '/admin/bank/statements/:id/file',
  'operator/bank-line': '/admin/bank/lines/:id',
  'operator/ties': '/admin/ties',
  'operator/tie': '/admin/ties/:day',
  'operator/own-money': '/admin/own-money',
  'operator/suspense': '/admin/suspense',
  'operator/liquidity': '/admin/liquidity',
  'operator/stuck': '/admin/stuck',
  'operator/stuck-thing': '/admin/stuck/:kind/:id',
  'operator/fraud-warning': '/admin/fraud-warnings/:id',
  'operator/stripe-lines': '/admin/stripe-lines',
  'operator/stripe-line': '/admin/stripe-lines/:line',
  'operator/rates': '/admin/rates',
  'operator/installation': '/admin/installation',
  'operator/jobs': '/admin/jobs',
  'operator/books': '/admin/books',

  'machine/sitemap': '/sitemap.xml',
  'machine/sitemap-part': '/sitemaps/:part',
  'machine/robots': '/robots.txt',
  'machine/loan-picture': '/loans/:slug/picture.png',
  'machine/photo': '/photos/:name',
  'machine/world': '/world.svg',
  'machine/stripe-webhook': '/webhooks/stripe',
  'machine/health': '/health',
  'machine/ready': '/ready',

  'demo/session': '/sandbox/session',
} as const;

export type Address = keyof typeof addresses;

/** The parameters of an address: `id` and `file` of `/settlements/:id/:file`. */
type Changing<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Changing<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;
type Changes<Name extends Address> = Record<Changing<(typeof addresses)[Name]>, string | number>;
type Query = Readonly<Record<string, string | number>> | URLSearchParams;

/** A link: `href('operator/loan-approval', { id: 7 })`, with the query last. */
export function href<Name extends Address>(
  name: Name,
  ...[changes, query]: [Changing<(typeof addresses)[Name]>] extends [never]
    ? [changes?: Record<string, never>, query?: Query]
    : [changes: Changes<Name>, query?: Query]
): string {
  const values: Readonly<Record<string, string | number>> = changes ?? {};
  const path = addresses[name].replace(/:(\w+)/g, (_, part: string) =>
    encodeURIComponent(String(values[part])),
  );
  if (!query) return path;
  if (query instanceof URLSearchParams) return `${path}?${query.toString()}`;
  const entries = Object.entries(query).map(([key, value]) => [key, String(value)]);
  return `${path}?${new URLSearchParams(entries).toString()}`;
}

interface Pattern {
  readonly name: Address;
  readonly parts: readonly string[];
  readonly isFixed: boolean;
}

/** The addresses by how many parts they have; among those, the ones without parameters first. */
const patterns = new Map<number, Pattern[]>();
for (const name of Object.keys(addresses) as Address[]) {
  const parts = addresses[name].split('/');
  const pattern = { name, parts, isFixed: !addresses[name].includes(':') };
  const alike = patterns.get(parts.length) ?? [];
  patterns.set(
    parts.length,
    [...alike, pattern].sort((a, b) => Number(b.isFixed) - Number(a.isFixed)),
  );
}

/** Which address a path belongs to; null if none. Its parameters may be anything. */
export function addressOf(path: string): Address | null {
  // In small or in capitals, as the framework reads them.
  const parts = path
    .toLowerCase()
    .replace(/(?!^)\/+$/, '')
    .split('/');
  const fits = patterns
    .get(parts.length)
    ?.find((pattern) =>
      pattern.parts.every((part, index) => part.startsWith(':') || part === parts[index]),
    );
  return fits?.name ?? null;
}

/** The framework's name of the route that answers a path: the file behind it, without its ending. */
export function routeOf(path: string): string {
  return fileOf(addressOf(path) ?? 'public/absent');
}

/** The file behind an address, below `app` and without its ending. */
export function fileOf(address: string): string {
  return address.startsWith('demo/') ? address : `routes/${address}`;
}
