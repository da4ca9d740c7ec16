-- Loans that somebody keeps an eye on, whether they lend to them or not.
CREATE TABLE watched_loans (
  person_id integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  loan_id integer NOT NULL REFERENCES loans (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (person_id, loan_id)
);
CREATE INDEX watched_loans_loan_id_idx ON watched_loans (loan_id);

-- A lender's page that everybody may read. Nobody has one who has not asked for it.
CREATE TABLE public_pages (
  person_id integer PRIMARY KEY REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{4,40}$'),
  words text CHECK (length(words) BETWEEN 1 AND 400),
  opened_at timestamptz(3) NOT NULL
);
