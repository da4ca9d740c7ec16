/** Texts that everybody reads, on pages, in `.data`, in files and feeds. */
export const ofEverybody = [
  'borrowers.first_name',
  'borrowers.group_name',
  'borrowers.town',
  // How a loan is repaid, as lists are narrowed by it.
  'loan_finds.pattern',
  'loan_stories.plan',
  'loan_stories.quote',
  'loan_stories.text',
  'loan_stories.training',
  'loan_stories.use',
  'loan_stories.voucher_role',
  'loan_stories.voucher_says',
  'loan_updates.other_text',
  'loan_updates.text',
  'loans.activity',
  'loans.sector',
  'loans.use',
  'loans.voucher_name',
  'partner_tellings.collects',
  'partner_tellings.goes_wrong',
  'partner_tellings.mission',
  'partner_tellings.price',
  'partner_tellings.visits',
  'partners.name',
  // What a lender says of themselves on a page that they opened.
  'public_pages.words',
];

/** Who has signed in reads of themselves; what staff of a partner, and of the operator, read besides. */
const own = ['people.email', 'people.name', 'sessions.agent'];
/** Their own drafts; what they did themselves stands in the file of their data. */
const ofDesk = [...own, 'loans.town', 'audit_rows.verb'];
const ofDrafts = [...own, 'loan_events.code', 'loan_events.reason', 'loans.town'];
const ofMoney = [
  ...ofDrafts,
  'audit_rows.verb',
  'bank_accounts.bank',
  'bank_accounts.identifier',
  'bank_accounts.name',
  'exchange_rates.source',
  'loan_members.first_name',
  'payout_parts.proof',
  'receipts.reference',
];
export const ofOneself: Record<string, readonly string[]> = {
  visitor: [],
  lia: [...own, 'orders.email'],
  nina: own,
  newcomer: own,
  officer: ofDesk,
  manager: ofDesk,
  reviewer: [...ofDrafts, 'audit_rows.verb', 'loan_members.first_name'],
  support: [...own, 'audit_rows.verb'],
  auditor: [
    ...own,
    'audit_rows.verb',
    'exchange_rates.source',
    'loan_events.code',
    'receipts.reference',
  ],
  treasurer1: ofMoney,
  admin: ofMoney,
};
