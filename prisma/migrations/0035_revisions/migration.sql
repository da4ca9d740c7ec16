-- A request that nobody has approved is written anew, with its story, its members and its schedule. Once it
-- is under review or public, none of these goes any more.
CREATE FUNCTION guard_written_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_owner_of(TG_RELID)
     AND (SELECT status FROM loans WHERE id = OLD.loan_id) NOT IN ('draft', 'changes_requested') THEN
    RAISE EXCEPTION 'what a loan was approved with stays';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER instalments_stay BEFORE DELETE ON instalments
  FOR EACH ROW EXECUTE FUNCTION guard_written_terms();
CREATE TRIGGER stories_stay BEFORE DELETE ON loan_stories
  FOR EACH ROW EXECUTE FUNCTION guard_written_terms();
CREATE TRIGGER members_stay BEFORE DELETE ON loan_members
  FOR EACH ROW EXECUTE FUNCTION guard_written_terms();
