-- What the verbs guard, guarded a second time, against whoever has stolen the application's login. The owner
-- of the tables, who migrates, restores and makes admins, may do all of it.

-- Whether this database is a demonstration's: its owner alone says so, and only there are people of one.
CREATE TABLE demonstration (is_one boolean PRIMARY KEY DEFAULT true CHECK (is_one));

CREATE FUNCTION is_owner_of(relation oid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class WHERE oid = relation
$$;

CREATE FUNCTION is_demonstration() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM demonstration)
$$;

-- The database's own clock: nobody who cannot set it writes yesterday. A demonstration lives ahead of time.
CREATE FUNCTION is_about_now(instant timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT is_demonstration() OR instant BETWEEN now() - interval '10 minutes' AND now() + interval '10 minutes'
$$;

CREATE FUNCTION guard_demo_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_owner_of(TG_RELID) THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND NEW.is_demo IS DISTINCT FROM OLD.is_demo THEN
    RAISE EXCEPTION 'nobody becomes or leaves a demonstration (%)', TG_TABLE_NAME;
  END IF;
  IF TG_OP = 'INSERT' AND NEW.is_demo AND NOT is_demonstration() THEN
    RAISE EXCEPTION 'this database is no demonstration (%)', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER demo_mark_is_guarded BEFORE INSERT OR UPDATE OF is_demo ON people
  FOR EACH ROW EXECUTE FUNCTION guard_demo_mark();
CREATE TRIGGER demo_mark_is_guarded BEFORE INSERT OR UPDATE OF is_demo ON partners
  FOR EACH ROW EXECUTE FUNCTION guard_demo_mark();
CREATE TRIGGER demo_mark_is_guarded BEFORE INSERT OR UPDATE OF is_demo ON borrowers
  FOR EACH ROW EXECUTE FUNCTION guard_demo_mark();
CREATE TRIGGER demo_mark_is_guarded BEFORE INSERT OR UPDATE OF is_demo ON loans
  FOR EACH ROW EXECUTE FUNCTION guard_demo_mark();

-- Who is asked to act for the operator or for a partner: it is theirs to accept.
CREATE TABLE invitations (
  id            serial PRIMARY KEY,
  email         citext NOT NULL,
  name          text NOT NULL,
  person_id     integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  staff_role    staff_role_name,
  partner_id    integer REFERENCES partners (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  partner_role  partner_role_name,
  -- A role that touches money takes a second person, but the installation's first second person.
  takes_two     boolean NOT NULL,
  invited_by_id integer REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  invited_at    timestamptz(3) NOT NULL,
  accepted_at   timestamptz(3),
  withdrawn_at  timestamptz(3),
  CHECK ((partner_id IS NULL) = (partner_role IS NULL)),
  CHECK ((partner_id IS NULL) <> (staff_role IS NULL)),
  CHECK (accepted_at IS NULL OR withdrawn_at IS NULL));
CREATE INDEX invitations_person_id_idx ON invitations (person_id);
CREATE UNIQUE INDEX one_open_invitation_to_staff ON invitations (email, staff_role)
  WHERE accepted_at IS NULL AND withdrawn_at IS NULL AND staff_role IS NOT NULL;
CREATE UNIQUE INDEX one_open_invitation_to_partner ON invitations (email, partner_id)
  WHERE accepted_at IS NULL AND withdrawn_at IS NULL AND partner_id IS NOT NULL;

-- From when a role counts: one that touches money only after a day in which the others can object.
ALTER TABLE staff_roles
  ADD COLUMN counts_from timestamptz(3),
  ADD COLUMN proposal_id integer UNIQUE REFERENCES proposals (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN is_first_second boolean NOT NULL DEFAULT false;
UPDATE staff_roles SET counts_from = granted_at;
ALTER TABLE staff_roles ALTER COLUMN counts_from SET NOT NULL;
CREATE UNIQUE INDEX one_first_second_person ON staff_roles (is_first_second) WHERE is_first_second;

-- Whether somebody may say yes to money at an instant.
CREATE FUNCTION holds_money_role(someone integer, instant timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM staff_roles
                  WHERE person_id = someone AND role IN ('treasurer', 'admin')
                    AND counts_from <= instant AND (revoked_at IS NULL OR revoked_at > instant))
$$;

CREATE FUNCTION guard_staff_role() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touches_money boolean := NEW.role IN ('treasurer', 'admin');
BEGIN
  IF EXISTS (SELECT FROM partner_staff WHERE person_id = NEW.person_id AND removed_at IS NULL) THEN
    RAISE EXCEPTION 'staff of a partner are not staff of the operator';
  END IF;
  IF is_owner_of(TG_RELID) OR (SELECT is_demo FROM people WHERE id = NEW.person_id) THEN RETURN NEW; END IF;
  IF NOT is_about_now(NEW.granted_at) THEN
    RAISE EXCEPTION 'a role is granted now';
  END IF;
  IF NEW.granted_by_id IS NULL THEN
    IF NOT touches_money OR EXISTS (SELECT FROM staff_roles) THEN
      RAISE EXCEPTION 'only the first admin is granted a role by nobody';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT FROM staff_roles
                  WHERE person_id = NEW.granted_by_id AND role = 'admin' AND counts_from <= NEW.granted_at) THEN
    RAISE EXCEPTION 'roles are granted by an admin';
  END IF;
  IF NOT touches_money THEN RETURN NEW; END IF;
  IF NEW.counts_from < NEW.granted_at + interval '24 hours' THEN
    RAISE EXCEPTION 'a role that touches money counts after 24 hours';
  END IF;
  IF NEW.is_first_second THEN
    IF EXISTS (SELECT FROM staff_roles
                WHERE role IN ('treasurer', 'admin') AND person_id <> NEW.granted_by_id) THEN
      RAISE EXCEPTION 'there has been a second person before';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT FROM proposals p JOIN invitations i ON p.subject = 'invitation:' || i.id
                  WHERE p.id = NEW.proposal_id AND p.kind = 'staff_role' AND p.approved_at IS NOT NULL
                    AND p.details ->> 'role' = NEW.role::text AND p.proposed_by_id = NEW.granted_by_id
                    AND i.person_id = NEW.person_id AND i.staff_role = NEW.role) THEN
    RAISE EXCEPTION 'a role that touches money is granted by two people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_roles_are_guarded BEFORE INSERT ON staff_roles
  FOR EACH ROW EXECUTE FUNCTION guard_staff_role();

CREATE FUNCTION guard_role_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL AND NOT is_owner_of(TG_RELID) THEN
    RAISE EXCEPTION 'a role that has ended is granted anew, by the way of every role';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_ends_once BEFORE UPDATE ON staff_roles
  FOR EACH ROW EXECUTE FUNCTION guard_role_end();

CREATE FUNCTION guard_partner_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM staff_roles WHERE person_id = NEW.person_id AND revoked_at IS NULL) THEN
    RAISE EXCEPTION 'staff of the operator are not staff of a partner';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partner_staff_are_guarded BEFORE INSERT ON partner_staff
  FOR EACH ROW EXECUTE FUNCTION guard_partner_staff();

-- What is proposed stays as it was said (by rights), and is decided once, now, by somebody who may.
CREATE FUNCTION guard_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_owner_of(TG_RELID) THEN RETURN NEW; END IF;
  IF OLD.approved_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'a proposal is decided once';
  END IF;
  IF NEW.approved_at IS NULL THEN RETURN NEW; END IF;
  IF NOT is_about_now(NEW.approved_at) THEN
    RAISE EXCEPTION 'a proposal is agreed to now';
  END IF;
  IF NOT ((SELECT is_demo FROM people WHERE id = NEW.approved_by_id)
          OR holds_money_role(NEW.approved_by_id, NEW.approved_at)) THEN
    RAISE EXCEPTION 'a proposal is agreed to by whoever has a role for it';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposals_are_guarded BEFORE UPDATE ON proposals
  FOR EACH ROW EXECUTE FUNCTION guard_proposal();

ALTER TABLE partner_bank_details
  ADD COLUMN proposal_id integer UNIQUE REFERENCES proposals (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE FUNCTION guard_bank_details() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_owner_of(TG_RELID) THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT FROM proposals
                  WHERE id = NEW.proposal_id AND kind = 'bank_details' AND subject = 'partner:' || NEW.partner_id
                    AND approved_at = NEW.approved_at AND proposed_by_id = NEW.proposed_by_id
                    AND approved_by_id = NEW.approved_by_id AND details ->> 'holder' = NEW.holder
                    AND details ->> 'bank' = NEW.bank AND details ->> 'account' = NEW.account) THEN
    RAISE EXCEPTION 'bank details are those that two people agreed to';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_details_are_guarded BEFORE INSERT ON partner_bank_details
  FOR EACH ROW EXECUTE FUNCTION guard_bank_details();

-- Work that is to be done is not made to go away; what was done a month ago may.
CREATE FUNCTION guard_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_owner_of(TG_RELID) THEN RETURN OLD; END IF;
  IF OLD.done_at IS NULL OR NOT (is_demonstration() OR OLD.done_at < now() - interval '29 days') THEN
    RAISE EXCEPTION 'work that is to be done stays';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER outbox_is_guarded BEFORE DELETE ON outbox
  FOR EACH ROW EXECUTE FUNCTION guard_outbox();

ALTER TYPE email_link_purpose ADD VALUE 'invitation';
