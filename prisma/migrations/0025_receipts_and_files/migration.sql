-- The wallet's own number of a payment: a partner reports each once.
ALTER TABLE repayment_lines
  ADD COLUMN receipt text CHECK (receipt <> ''),
  ADD COLUMN partner_id integer REFERENCES partners (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CHECK ((receipt IS NULL) = (partner_id IS NULL));

CREATE UNIQUE INDEX repayment_lines_partner_id_receipt_key ON repayment_lines (partner_id, receipt);

-- How a partner's columns are to be read, where their headings do not say it.
ALTER TABLE partner_file_habits ADD COLUMN mapping jsonb;

-- Files of a report as they came, until the report is final: those that were checked, and which of them
-- was saved.
CREATE TABLE report_files (
  partner_id integer NOT NULL REFERENCES partners (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  period char(7) NOT NULL,
  digest char(64) NOT NULL,
  is_saved boolean NOT NULL DEFAULT false,
  name text NOT NULL,
  bytes bytea NOT NULL,
  sent_at timestamptz(3) NOT NULL,
  sent_by_id integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  PRIMARY KEY (partner_id, period, digest)
);
