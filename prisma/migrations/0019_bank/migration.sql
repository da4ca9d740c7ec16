-- The host's accounts at banks. What a bank says stands beside the books, line by line.
CREATE TABLE bank_accounts (
  id serial PRIMARY KEY,
  name text NOT NULL,
  -- An IBAN or a number, without spaces, in capitals.
  identifier text NOT NULL,
  currency char(3) NOT NULL,
  holder text NOT NULL,
  bank text NOT NULL,
  bic text,
  -- How its CSV is read; app/banks/csv-mapping.ts.
  csv_mapping jsonb,
  -- What stood on it before the first line that we know, and the day of that.
  opening bigint,
  opening_on date,
  opened_by_id integer REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  opened_at timestamptz(3) NOT NULL
);
-- One IBAN may hold several currencies.
CREATE UNIQUE INDEX bank_accounts_identifier_currency_key ON bank_accounts (identifier, currency);
CREATE TABLE bank_statements (
  id serial PRIMARY KEY,
  account_id integer NOT NULL REFERENCES bank_accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  file_name text NOT NULL,
  file bytea NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  opening bigint,
  closing bigint,
  -- Lines that no statement before had told.
  added integer NOT NULL,
  imported_by_id integer REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  imported_at timestamptz(3) NOT NULL,
  CHECK (from_day <= to_day)
);
CREATE INDEX bank_statements_account_id_to_day_idx ON bank_statements (account_id, to_day);
CREATE TABLE bank_lines (
  id serial PRIMARY KEY,
  account_id integer NOT NULL REFERENCES bank_accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  statement_id integer NOT NULL REFERENCES bank_statements (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- Where it begins in its file; 0 is what the account opened with.
  line integer NOT NULL,
  day date NOT NULL,
  amount bigint NOT NULL CHECK (amount <> 0),
  currency char(3) NOT NULL,
  reference text,
  name text,
  other_account text,
  text text NOT NULL,
  bank_reference text,
  -- What it was booked as; null as long as nobody has said.
  booked_as text,
  booked_at timestamptz(3),
  booked_by_id integer REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CHECK ((booked_as IS NULL) = (booked_at IS NULL))
);
CREATE INDEX bank_lines_account_id_day_idx ON bank_lines (account_id, day);
CREATE INDEX bank_lines_open ON bank_lines (day) WHERE booked_at IS NULL;
-- Which journals of ours a line is: each cent of the bank's and of the books' meets once.
CREATE TABLE bank_line_entries (
  line_id integer NOT NULL REFERENCES bank_lines (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  journal_id bigint NOT NULL REFERENCES journals (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- As on the statement: money out is negative.
  amount bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (line_id, journal_id)
);
CREATE INDEX bank_line_entries_journal_id_idx ON bank_line_entries (journal_id);
-- What a day came to when it was held against Stripe and the bank; earlier answers stay.
CREATE TYPE day_tie_status AS ENUM ('tied', 'open', 'failed');
CREATE TABLE day_ties (
  id serial PRIMARY KEY,
  day date NOT NULL,
  made_at timestamptz(3) NOT NULL,
  status day_tie_status NOT NULL,
  result jsonb NOT NULL
);
CREATE INDEX day_ties_day_id_idx ON day_ties (day, id);
-- What a lender has announced to send by bank transfer, under a reference of the lender's own.
CREATE TABLE bank_deposits (
  id serial PRIMARY KEY,
  lender_id integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  amount bigint NOT NULL CHECK (amount > 0),
  currency char(3) NOT NULL,
  announced_at timestamptz(3) NOT NULL,
  reminded_at timestamptz(3),
  ended_at timestamptz(3),
  -- The line it came by; none where it was taken back or forgotten.
  line_id integer REFERENCES bank_lines (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
-- One at a time: else nobody could tell which of two a sum is.
CREATE UNIQUE INDEX bank_deposits_one_open ON bank_deposits (lender_id, currency) WHERE ended_at IS NULL;
