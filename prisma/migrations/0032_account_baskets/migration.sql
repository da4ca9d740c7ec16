-- Whoever has an account has one basket, the same in every browser; a visitor's belongs to theirs.
ALTER TABLE baskets
  ADD COLUMN person_id integer UNIQUE REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE;
