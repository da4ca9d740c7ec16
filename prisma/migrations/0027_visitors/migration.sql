-- What was set aside of a loan, by whom and for how long: kept when the reservation itself is gone, so that
-- nobody sets the same aside again and again without paying.
CREATE TABLE set_asides (
  id        serial PRIMARY KEY,
  basket_id integer NOT NULL REFERENCES baskets (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  loan_id   integer NOT NULL REFERENCES loans (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- The account, or the network of whoever has none, as a keyed hash; null where that tells nobody apart.
  holder    text,
  is_guest  boolean NOT NULL,
  amount    bigint NOT NULL CHECK (amount > 0),
  since     timestamptz(3) NOT NULL,
  until     timestamptz(3) NOT NULL,
  paid_at   timestamptz(3));
CREATE UNIQUE INDEX set_asides_basket_id_loan_id_key ON set_asides (basket_id, loan_id);
CREATE INDEX set_asides_holder_loan_id_idx ON set_asides (holder, loan_id);
CREATE INDEX set_asides_until_idx ON set_asides (until);

-- A guest's checkout, until its mailed link is opened.
CREATE TABLE guest_checkouts (
  id         serial PRIMARY KEY,
  basket_id  integer NOT NULL REFERENCES baskets (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  person_id  integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  tip        bigint NOT NULL CHECK (tip >= 0),
  created_at timestamptz(3) NOT NULL);
CREATE INDEX guest_checkouts_person_id_idx ON guest_checkouts (person_id);
ALTER TYPE email_link_purpose ADD VALUE 'guest_checkout';
