-- What a loan request says of the person's potential, each part optional, and absent is not zero: the plan,
-- what she can do, training, what the money buys, the year's income, who vouches; and what the loan costs
-- besides interest, so that the yearly cost is whole.
CREATE TYPE training_state AS ENUM ('done', 'under_way');
CREATE TYPE savings_time AS ENUM ('payout', 'instalments');

-- Told in words, in each language of its own.
ALTER TABLE loan_stories
  ADD COLUMN use text,
  ADD COLUMN plan text,
  ADD COLUMN quote text,
  ADD COLUMN skills text[] NOT NULL DEFAULT '{}',
  ADD COLUMN training text,
  ADD COLUMN cost_items text[] NOT NULL DEFAULT '{}',
  ADD COLUMN voucher_role text,
  ADD COLUMN voucher_says text;

ALTER TABLE loans
  ADD COLUMN cost_amounts bigint[] NOT NULL DEFAULT '{}',
  ADD COLUMN own_part bigint,
  ADD COLUMN income_by_month integer[] NOT NULL DEFAULT '{}',
  ADD COLUMN training_state training_state,
  ADD COLUMN voucher_name text,
  ADD COLUMN voucher_years integer,
  ADD COLUMN voucher_agreed_at timestamptz(3),
  ADD COLUMN fee bigint,
  ADD COLUMN savings bigint,
  ADD COLUMN savings_time savings_time,
  ADD CONSTRAINT costs_are_above_zero CHECK (0 < ALL (cost_amounts)),
  ADD CONSTRAINT income_is_a_year CHECK (cardinality(income_by_month) IN (0, 12) AND 0 <= ALL (income_by_month)),
  ADD CONSTRAINT voucher_has_agreed CHECK (voucher_name IS NULL OR voucher_agreed_at IS NOT NULL),
  ADD CONSTRAINT fee_is_part_of_the_loan CHECK (fee IS NULL OR fee >= 0 AND fee < local_amount),
  ADD CONSTRAINT savings_have_a_time CHECK ((savings IS NULL) = (savings_time IS NULL) AND (savings IS NULL OR savings >= 0));

-- Nobody changes what a reviewer has read, in words or figures, once it is under review or public.
CREATE FUNCTION guard_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_owner_of(TG_RELID)
     AND (SELECT status FROM loans WHERE id = OLD.loan_id) NOT IN ('draft', 'changes_requested') THEN
    RAISE EXCEPTION 'what a loan was approved with stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stories_stay_as_told BEFORE UPDATE ON loan_stories
  FOR EACH ROW EXECUTE FUNCTION guard_told();

CREATE FUNCTION guard_potential() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_owner_of(TG_RELID) AND OLD.status NOT IN ('draft', 'changes_requested')
     AND (NEW.cost_amounts, NEW.own_part, NEW.income_by_month, NEW.training_state, NEW.voucher_name,
          NEW.voucher_years, NEW.voucher_agreed_at, NEW.fee, NEW.savings, NEW.savings_time)
         IS DISTINCT FROM
         (OLD.cost_amounts, OLD.own_part, OLD.income_by_month, OLD.training_state, OLD.voucher_name,
          OLD.voucher_years, OLD.voucher_agreed_at, OLD.fee, OLD.savings, OLD.savings_time) THEN
    RAISE EXCEPTION 'what a loan was approved with stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER potential_stays BEFORE UPDATE ON loans
  FOR EACH ROW EXECUTE FUNCTION guard_potential();
