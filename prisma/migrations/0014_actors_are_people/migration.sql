-- Whoever did something is a person: an actor that no row knows can not be written.
ALTER TABLE staff_roles ADD CONSTRAINT staff_roles_granted_by_id_fkey
  FOREIGN KEY (granted_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE audit_rows ADD CONSTRAINT audit_rows_actor_id_fkey
  FOREIGN KEY (actor_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE proposals ADD CONSTRAINT proposals_proposed_by_id_fkey
  FOREIGN KEY (proposed_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE proposals ADD CONSTRAINT proposals_approved_by_id_fkey
  FOREIGN KEY (approved_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE proposals ADD CONSTRAINT proposals_withdrawn_by_id_fkey
  FOREIGN KEY (withdrawn_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE partner_suspensions ADD CONSTRAINT partner_suspensions_suspended_by_id_fkey
  FOREIGN KEY (suspended_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE partner_suspensions ADD CONSTRAINT partner_suspensions_lifted_by_id_fkey
  FOREIGN KEY (lifted_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE partner_guarantees ADD CONSTRAINT partner_guarantees_agreed_by_id_fkey
  FOREIGN KEY (agreed_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE partner_guarantees ADD CONSTRAINT partner_guarantees_ended_by_id_fkey
  FOREIGN KEY (ended_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE partner_bank_details ADD CONSTRAINT partner_bank_details_proposed_by_id_fkey
  FOREIGN KEY (proposed_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE partner_bank_details ADD CONSTRAINT partner_bank_details_approved_by_id_fkey
  FOREIGN KEY (approved_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE borrower_consents ADD CONSTRAINT borrower_consents_recorded_by_id_fkey
  FOREIGN KEY (recorded_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE loans ADD CONSTRAINT loans_created_by_id_fkey
  FOREIGN KEY (created_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE loan_events ADD CONSTRAINT loan_events_actor_id_fkey
  FOREIGN KEY (actor_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE loan_complaints ADD CONSTRAINT loan_complaints_made_by_id_fkey
  FOREIGN KEY (made_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE loan_complaints ADD CONSTRAINT loan_complaints_handled_by_id_fkey
  FOREIGN KEY (handled_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE exchange_rates ADD CONSTRAINT exchange_rates_entered_by_id_fkey
  FOREIGN KEY (entered_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE payouts ADD CONSTRAINT payouts_lender_id_fkey
  FOREIGN KEY (lender_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE payouts ADD CONSTRAINT payouts_requested_by_id_fkey
  FOREIGN KEY (requested_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE disbursements ADD CONSTRAINT disbursements_proposed_by_id_fkey
  FOREIGN KEY (proposed_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE disbursements ADD CONSTRAINT disbursements_approved_by_id_fkey
  FOREIGN KEY (approved_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE repayment_reports ADD CONSTRAINT repayment_reports_created_by_id_fkey
  FOREIGN KEY (created_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE repayment_reports ADD CONSTRAINT repayment_reports_finalised_by_id_fkey
  FOREIGN KEY (finalised_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE settlements ADD CONSTRAINT settlements_issued_by_id_fkey
  FOREIGN KEY (issued_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE write_offs ADD CONSTRAINT write_offs_proposed_by_id_fkey
  FOREIGN KEY (proposed_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE write_offs ADD CONSTRAINT write_offs_approved_by_id_fkey
  FOREIGN KEY (approved_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE mails ADD CONSTRAINT mails_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE failed_jobs ADD CONSTRAINT failed_jobs_retried_by_id_fkey
  FOREIGN KEY (retried_by_id) REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
