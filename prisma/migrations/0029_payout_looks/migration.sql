-- A withdrawal to an account that its lender names: until when it waits, where money came by card, and
-- whether a treasurer looks at it first. The account itself is sealed and forgotten; by the hash it is known again.
ALTER TABLE payout_parts
  ADD COLUMN waits_until timestamptz(3),
  ADD COLUMN needs_look boolean NOT NULL DEFAULT false,
  ADD COLUMN looked_at timestamptz(3),
  ADD COLUMN looked_by_id integer REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN bank_hash text,
  ADD CHECK ((looked_at IS NULL) = (looked_by_id IS NULL));
