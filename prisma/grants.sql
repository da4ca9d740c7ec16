-- What the application's login may do. :app is its role. Run after every migration.
GRANT USAGE ON SCHEMA public TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :app;

-- The books are written once. Only the balance of an account moves.
REVOKE UPDATE, DELETE ON journals, postings, accounts, audit_rows, slice_payments, loan_events FROM :app;
GRANT UPDATE (balance) ON accounts TO :app;

-- Facts that may grow but never go.
REVOKE DELETE ON people, loans, slices, slice_owners, orders, order_lines, card_payments, disputes,
  payouts, payout_parts, disbursements, settlements, settlement_lines, receipts, receipt_lines,
  write_offs, write_off_shares, recoveries, balance_transactions, proposals, stripe_events,
  partner_guarantees, partner_bank_details, partner_stripe_accounts, bank_accounts, bank_statements,
  day_ties, bank_deposits, deposit_accounts FROM :app;
-- The bank's word stays as it came; only what we make of it changes.
REVOKE UPDATE ON bank_statements, bank_line_entries, day_ties FROM :app;
-- What has run may be read (npm run doctor) but not changed.
REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM :app;
