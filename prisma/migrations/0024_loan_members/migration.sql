-- One of a group that borrows together, with the part of the loan that is theirs.
CREATE TABLE loan_members (
  id serial PRIMARY KEY,
  loan_id integer NOT NULL REFERENCES loans (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  first_name text NOT NULL,
  last_name text,
  gender text,
  client_id text,
  external_id text,
  local_amount bigint NOT NULL CHECK (local_amount >= 0)
);

CREATE UNIQUE INDEX loan_members_loan_id_number_key ON loan_members (loan_id, number);
