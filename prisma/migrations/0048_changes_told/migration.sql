-- Whoever keeps pages of visitors hears what changed, on the channel `page_changes`: `loan:<slug>` when that
-- loan's page would say something else, `all` when somebody's name, face or words may have been taken back.
-- A transaction says each of them once, and only when it has committed.

CREATE FUNCTION tell_of_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('page_changes', 'all');
  RETURN NULL;
END $$;

CREATE FUNCTION tell_of_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('page_changes', 'loan:' || NEW.slug);
  RETURN NULL;
END $$;

CREATE FUNCTION tell_of_loan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told int := CASE TG_OP WHEN 'DELETE' THEN OLD.loan_id ELSE NEW.loan_id END;
BEGIN
  PERFORM pg_notify('page_changes', 'loan:' || slug) FROM loans WHERE id = told;
  RETURN NULL;
END $$;

CREATE TRIGGER visitors_are_told AFTER UPDATE ON borrowers EXECUTE FUNCTION tell_of_all();
CREATE TRIGGER visitors_are_told AFTER UPDATE ON borrower_consents EXECUTE FUNCTION tell_of_all();
CREATE TRIGGER visitors_are_told AFTER UPDATE OF name, is_named, is_whole_named, closed_at, blocked_at ON people
  EXECUTE FUNCTION tell_of_all();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE OR DELETE ON public_pages EXECUTE FUNCTION tell_of_all();
CREATE TRIGGER visitors_are_told AFTER UPDATE ON partners EXECUTE FUNCTION tell_of_all();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE ON partner_suspensions EXECUTE FUNCTION tell_of_all();
CREATE TRIGGER visitors_are_told AFTER UPDATE ON photos EXECUTE FUNCTION tell_of_all();

CREATE TRIGGER visitors_are_told AFTER UPDATE ON loans FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION tell_of_itself();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE OR DELETE ON loan_stories FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE OR DELETE ON loan_members FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE ON loan_updates FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT ON loan_events FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE OR DELETE ON instalments FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE OR DELETE ON reservations FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE ON disbursements FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE ON receipt_lines FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT ON write_offs FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT ON recoveries FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
CREATE TRIGGER visitors_are_told AFTER INSERT OR UPDATE OR DELETE ON repayment_lines FOR EACH ROW EXECUTE FUNCTION tell_of_loan();
