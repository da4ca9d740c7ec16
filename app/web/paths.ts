/** Every address of the site, in one table. `routes.ts` maps the same ones to their doors. */
export const paths = {
  home: () => '/',
  loans: () => '/loans',
  loan: (slug: string) => `/loans/${slug}`,
  loanSlices: (slug: string) => `/loans/${slug}/slices`,
  partner: (slug: string) => `/partners/${slug}`,
  howItWorks: () => '/how-it-works',
  basket: () => '/basket',
  basketRemoval: () => '/basket/removal',
  orders: () => '/orders',
  order: (id: number) => `/orders/${id}`,
  orderAbandonment: (id: number) => `/orders/${id}/abandonment`,
  signUp: () => '/sign-up',
  signIn: () => '/sign-in',
  signOut: () => '/sign-out',
  verify: (token: string) => `/verify/${token}`,
  passwordReset: () => '/password',
  password: (token: string) => `/password/${token}`,
  preferences: () => '/preferences',
  balance: () => '/balance',
  slices: () => '/slices',
  statementCsv: () => '/statement.csv',
  withdrawals: () => '/withdrawals',
  withdrawal: (id: number) => `/withdrawals/${id}`,
  desk: () => '/desk',
  deskDraft: () => '/desk/loans/new',
  deskImport: () => '/desk/import',
  deskLoan: (id: number) => `/desk/loans/${id}`,
  deskSubmission: (id: number) => `/desk/loans/${id}/submission`,
  deskPhoto: (id: number) => `/desk/loans/${id}/photo`,
  deskReport: (period: string) => `/desk/reports/${period}`,
  deskFinalisation: (period: string) => `/desk/reports/${period}/finalisation`,
  deskSettlements: () => '/desk/settlements',
  deskSettlement: (id: number) => `/desk/settlements/${id}`,
  admin: () => '/admin',
  adminReview: (id: number) => `/admin/loans/${id}`,
  adminApproval: (id: number) => `/admin/loans/${id}/approval`,
  adminReturn: (id: number) => `/admin/loans/${id}/return`,
  adminMoney: () => '/admin/money',
  adminDisbursement: (id: number) => `/admin/loans/${id}/disbursement`,
  adminProposal: (id: number) => `/admin/proposals/${id}/approval`,
  adminWires: (partnerId: number) => `/admin/wires?partner=${partnerId}`,
  adminLoans: () => '/admin/loans',
  adminJournals: () => '/admin/journals',
  adminReversal: (receiptId: number) => `/admin/receipts/${receiptId}/reversal`,
  adminSettlements: () => '/admin/settlements',
  adminSettlement: (id: number) => `/admin/settlements/${id}`,
  adminPartners: () => '/admin/partners',
  adminPartner: (id: number) => `/admin/partners/${id}`,
  adminPayout: (partId: number) => `/admin/payout-parts/${partId}/sending`,
  adminRates: () => '/admin/rates',
  adminJobs: () => '/admin/jobs',
  adminBooks: () => '/admin/books',
  photo: (name: string) => `/photos/${name}`,
} as const;

/** A path on this site to go on to, or the other: never an address elsewhere. */
export function safePath(wanted: unknown, otherwise: string): string {
  if (typeof wanted !== 'string') return otherwise;
  const base = 'http://this.site';
  const isPath = /^\/[^/\\]/.test(wanted) || wanted === '/';
  if (!isPath || !URL.canParse(wanted, base)) return otherwise;
  const url = new URL(wanted, base);
  return url.origin === base ? url.pathname + url.search : otherwise;
}
