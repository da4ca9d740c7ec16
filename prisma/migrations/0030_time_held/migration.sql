-- Each time that something is set aside is a row of its own: how long it was held in all is counted.
DROP INDEX set_asides_basket_id_loan_id_key;
CREATE INDEX set_asides_basket_id_loan_id_idx ON set_asides (basket_id, loan_id);

-- Whoever is no longer an admin grants no role, also none that was offered before.
CREATE OR REPLACE FUNCTION guard_staff_role() RETURNS trigger LANGUAGE plpgsql AS $$
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
                  WHERE person_id = NEW.granted_by_id AND role = 'admin' AND counts_from <= NEW.granted_at
                    AND revoked_at IS NULL) THEN
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
