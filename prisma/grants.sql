-- What the application's login may do. :app is its role, :database what it works in. Run after every migration.
-- The checks of a day make views that are gone with their transaction.
GRANT TEMPORARY ON DATABASE :database TO :app;
GRANT USAGE ON SCHEMA public TO :app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO :app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :app;

-- What is no fact goes again; everything else stays. Of the outbox goes only what was done a month ago.
REVOKE DELETE ON ALL TABLES IN SCHEMA public FROM :app;
GRANT DELETE ON outbox, rate_limits, reservations, set_asides, guest_checkouts, card_declines, email_links, address_changes, former_addresses,
  passkey_challenges, watched_loans, public_pages, kept_figures,
  bank_lines, bank_line_entries, repayment_lines, report_files,
  instalments, loan_stories, loan_members TO :app;

-- The books are written once, by the function post_journals alone.
REVOKE INSERT, UPDATE ON journals, postings, accounts FROM :app;
REVOKE UPDATE ON audit_rows, slice_payments, loan_events FROM :app;
-- Whose a slice is changes by the function take_over_slice alone; what it brought grows.
REVOKE UPDATE ON slices, slice_owners FROM :app;
GRANT UPDATE (repaid, settled, written_off, recovered, refunded) ON slices TO :app;
GRANT UPDATE (price, repaid_before, lost_before) ON slice_owners TO :app;
-- The bank's word stays as it came; only what we make of it changes.
REVOKE UPDATE ON bank_statements, bank_line_entries, day_ties FROM :app;

-- What two people say: the first says it, the second agrees or it is taken back; nothing else changes.
REVOKE INSERT, UPDATE ON proposals, staff_roles FROM :app;
GRANT INSERT (kind, subject, details, proposed_by_id, proposed_at),
  UPDATE (approved_by_id, approved_at, withdrawn_by_id, withdrawn_at) ON proposals TO :app;
GRANT INSERT (person_id, role, granted_at, granted_by_id, counts_from, proposal_id, is_first_second),
  UPDATE (revoked_at) ON staff_roles TO :app;
REVOKE UPDATE ON partner_bank_details, invitations, proofs FROM :app;
GRANT UPDATE (accepted_at, withdrawn_at) ON invitations TO :app;
-- Whether this is a demonstration is not for the application to say.
REVOKE INSERT, UPDATE ON demonstration FROM :app;
-- What has run may be read (npm run doctor) but not changed.
REVOKE INSERT, UPDATE ON _prisma_migrations FROM :app;
