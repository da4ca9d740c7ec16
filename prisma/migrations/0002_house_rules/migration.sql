-- What the tables cannot say by themselves. The books first.

ALTER TABLE accounts
  ADD CONSTRAINT account_not_below_zero CHECK (may_go_below_zero OR balance >= 0);

-- A journal knows the transaction that wrote it, so that no later one can add to it.
CREATE FUNCTION mark_journal_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.transaction := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;

CREATE TRIGGER journal_marks_transaction BEFORE INSERT ON journals
  FOR EACH ROW EXECUTE FUNCTION mark_journal_transaction();

CREATE FUNCTION refuse_late_postings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE late bigint;
BEGIN
  SELECT added.journal_id INTO late FROM added JOIN journals ON journals.id = added.journal_id
   WHERE journals.transaction <> pg_current_xact_id()::text::bigint LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'journal % is booked; a correction is a new journal', late;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER postings_join_their_own_journal AFTER INSERT ON postings
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_late_postings();

-- At commit a journal has postings and they sum to zero in each currency.
-- Why not on the posting rows: 10,000 deferred row triggers took 11 s.
CREATE FUNCTION require_balanced_journal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong record;
BEGIN
  IF NOT EXISTS (SELECT FROM postings WHERE journal_id = NEW.id) THEN
    RAISE EXCEPTION 'journal % (%) has no postings', NEW.id, NEW.key;
  END IF;
  SELECT accounts.currency, sum(postings.amount) AS total INTO wrong
    FROM postings JOIN accounts ON accounts.id = postings.account_id
   WHERE postings.journal_id = NEW.id
   GROUP BY accounts.currency HAVING sum(postings.amount) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'journal % (%) is off by % %', NEW.id, NEW.key, wrong.total, wrong.currency;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER journal_is_balanced AFTER INSERT ON journals
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_balanced_journal();

-- Nobody changes what is booked, not even the owner by accident.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only; a correction is a new row', TG_TABLE_NAME;
END $$;

CREATE TRIGGER journals_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON journals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER postings_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON postings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_rows_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_rows
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Two people.
ALTER TABLE proposals
  ADD CONSTRAINT proposal_takes_two_people CHECK (approved_by_id <> proposed_by_id),
  ADD CONSTRAINT proposal_approved_whole CHECK ((approved_by_id IS NULL) = (approved_at IS NULL));
ALTER TABLE disbursements
  ADD CONSTRAINT disbursement_takes_two_people CHECK (approved_by_id <> proposed_by_id);
ALTER TABLE write_offs
  ADD CONSTRAINT write_off_takes_two_people CHECK (approved_by_id <> proposed_by_id);
CREATE UNIQUE INDEX one_open_proposal ON proposals (kind, subject)
  WHERE approved_at IS NULL AND withdrawn_at IS NULL;

-- Loans and slices.
ALTER TABLE loans
  ADD CONSTRAINT loan_amounts CHECK (amount > 0 AND local_amount > 0 AND share_size > 0
    AND raised >= 0 AND raised <= amount AND posted_rate > 0);
ALTER TABLE instalments
  ADD CONSTRAINT instalment_amounts CHECK (local_principal >= 0 AND local_interest >= 0 AND principal >= 0);
ALTER TABLE slices
  ADD CONSTRAINT slice_amounts CHECK (principal > 0 AND repaid >= 0 AND settled >= 0
    AND written_off >= 0 AND recovered >= 0 AND refunded >= 0),
  ADD CONSTRAINT slice_not_overpaid CHECK (settled + written_off + refunded <= principal
    AND recovered <= written_off);
ALTER TABLE reservations ADD CONSTRAINT reservation_amount CHECK (amount > 0);
ALTER TABLE orders
  ADD CONSTRAINT order_amounts CHECK (tip >= 0 AND from_balance >= 0 AND card_amount >= 0
    AND placed >= 0 AND tip_taken >= 0 AND tip_taken <= tip);
ALTER TABLE card_payments ADD CONSTRAINT refund_within_payment CHECK (refunded >= 0 AND refunded <= amount);
ALTER TABLE payouts ADD CONSTRAINT payout_amount CHECK (amount > 0);
ALTER TABLE payout_parts ADD CONSTRAINT payout_part_amount CHECK (amount > 0);
ALTER TABLE repayment_lines ADD CONSTRAINT repayment_amount CHECK (local_amount > 0);
ALTER TABLE settlement_lines
  ADD CONSTRAINT settlement_line_amounts CHECK (expected >= 0 AND cash >= 0 AND loss >= 0 AND gain >= 0
    AND received >= 0 AND received <= cash + gain);
ALTER TABLE settlements
  ADD CONSTRAINT settlement_amounts CHECK (due >= 0 AND netted >= 0 AND netted <= due
    AND received >= 0 AND received <= due);
ALTER TABLE receipts ADD CONSTRAINT receipt_amount CHECK (amount > 0);
CREATE UNIQUE INDEX one_live_role ON staff_roles (person_id, role) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX one_live_staff ON partner_staff (person_id, partner_id) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX one_live_suspension ON partner_suspensions (partner_id) WHERE lifted_at IS NULL;
CREATE INDEX outbox_not_relayed ON outbox (due_at) WHERE relayed_at IS NULL;
CREATE INDEX outbox_not_done ON outbox (relayed_at) WHERE done_at IS NULL;
