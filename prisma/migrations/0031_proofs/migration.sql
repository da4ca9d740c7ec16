-- What the first of two people shows the second: the bank's advice, a signed receipt, a letter.
-- Written once with the proposal; the file itself stands among the photographs.
CREATE TABLE proofs (
  id serial PRIMARY KEY,
  proposal_id integer NOT NULL UNIQUE REFERENCES proposals (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  kind text NOT NULL CONSTRAINT proof_kind CHECK (kind IN ('pdf', 'picture')),
  file text NOT NULL UNIQUE,
  name text NOT NULL CONSTRAINT proof_is_named CHECK (name <> ''),
  size integer NOT NULL CONSTRAINT proof_has_bytes CHECK (size > 0),
  sha256 char(64) NOT NULL,
  added_at timestamptz(3) NOT NULL
);
