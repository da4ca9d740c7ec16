-- What the finished pages need: news of a loan, complaints about one, what
-- people choose for themselves, and why a draft was sent back.

CREATE TABLE loan_updates (
  id           serial PRIMARY KEY,
  loan_id      integer NOT NULL REFERENCES loans (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  author_id    integer NOT NULL,
  language     text NOT NULL,
  text         text NOT NULL,
  photo        text,
  published_at timestamptz(3) NOT NULL);
CREATE INDEX loan_updates_loan_id_idx ON loan_updates (loan_id);

CREATE TABLE loan_complaints (
  id            serial PRIMARY KEY,
  loan_id       integer NOT NULL REFERENCES loans (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  text          text NOT NULL,
  made_by_id    integer,
  made_at       timestamptz(3) NOT NULL,
  handled_at    timestamptz(3),
  handled_by_id integer);
CREATE INDEX loan_complaints_handled_at_idx ON loan_complaints (handled_at);

ALTER TABLE people
  ADD COLUMN is_named boolean NOT NULL DEFAULT true,
  ADD COLUMN wants_repayment_mails boolean NOT NULL DEFAULT true,
  ADD COLUMN closed_at timestamptz(3);

ALTER TABLE loan_events ADD COLUMN code text;

ALTER TYPE receipt_source ADD VALUE 'suspense';
