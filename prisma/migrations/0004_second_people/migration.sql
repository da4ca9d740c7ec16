-- Guarantees, bank details and advances; who takes a proposal back; and what
-- an order needs so that asking Stripe again asks for the same.

-- A partner's guarantee: up to this amount lenders are credited when a
-- settlement is issued, before its money is here. None is the rule.
CREATE TABLE partner_guarantees (
  id           serial PRIMARY KEY,
  partner_id   integer NOT NULL REFERENCES partners (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  currency     char(3) NOT NULL,
  amount       bigint NOT NULL CHECK (amount > 0),
  agreement    text NOT NULL,
  agreed_at    timestamptz(3) NOT NULL,
  agreed_by_id integer NOT NULL,
  ended_at     timestamptz(3),
  ended_by_id  integer,
  CHECK ((ended_at IS NULL) = (ended_by_id IS NULL)));
CREATE INDEX partner_guarantees_partner_id_idx ON partner_guarantees (partner_id);
CREATE UNIQUE INDEX one_guarantee_at_a_time ON partner_guarantees (partner_id, currency) WHERE ended_at IS NULL;

-- Where a partner's money is sent. Rows are kept; the newest holds.
CREATE TABLE partner_bank_details (
  id             serial PRIMARY KEY,
  partner_id     integer NOT NULL REFERENCES partners (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  holder         text NOT NULL,
  bank           text NOT NULL,
  account        text NOT NULL,
  proposed_by_id integer NOT NULL,
  approved_by_id integer NOT NULL,
  approved_at    timestamptz(3) NOT NULL,
  CONSTRAINT bank_details_take_two_people CHECK (approved_by_id <> proposed_by_id));
CREATE INDEX partner_bank_details_partner_id_idx ON partner_bank_details (partner_id);
CREATE TRIGGER bank_details_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON partner_bank_details
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TYPE receipt_source ADD VALUE 'guarantee';
ALTER TYPE receipt_source ADD VALUE 'overpaid';
ALTER TYPE receipt_source ADD VALUE 'operator';

-- What lenders were credited before the partner paid, and is still to come.
ALTER TABLE settlements ADD COLUMN advanced bigint NOT NULL DEFAULT 0 CHECK (advanced >= 0);
ALTER TABLE receipts
  ADD COLUMN advance_repaid bigint NOT NULL DEFAULT 0 CHECK (advance_repaid >= 0 AND advance_repaid <= amount),
  ADD COLUMN reversed_at timestamptz(3);
UPDATE receipts r SET reversed_at = mirror.booked_at
  FROM journals j JOIN journals mirror ON mirror.reverses_id = j.id
 WHERE j.key = 'receipt:' || r.reference;

ALTER TABLE proposals ADD COLUMN withdrawn_by_id integer;

ALTER TABLE orders ADD COLUMN email citext, ADD COLUMN language text;
UPDATE orders o SET email = p.email, language = p.language FROM people p WHERE p.id = o.lender_id;
ALTER TABLE orders ALTER COLUMN email SET NOT NULL, ALTER COLUMN language SET NOT NULL;
