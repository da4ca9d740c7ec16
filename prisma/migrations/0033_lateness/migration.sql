-- Why a loan is late, in the partner's words, is kept apart from its other news.
ALTER TABLE loan_updates ADD COLUMN is_about_lateness boolean NOT NULL DEFAULT false;

-- Each kind of mail comes at once, in the daily mail, or as a notice alone.
CREATE TYPE mail_choice AS ENUM ('at_once', 'digest', 'notice');
ALTER TABLE people
  ADD COLUMN mail_repayments mail_choice NOT NULL DEFAULT 'digest',
  ADD COLUMN mail_progress mail_choice NOT NULL DEFAULT 'digest',
  ADD COLUMN mail_late mail_choice NOT NULL DEFAULT 'at_once',
  ADD COLUMN mail_losses mail_choice NOT NULL DEFAULT 'at_once',
  ADD COLUMN mail_news mail_choice NOT NULL DEFAULT 'digest';
UPDATE people SET mail_repayments = 'notice' WHERE NOT wants_repayment_mails;
ALTER TABLE people DROP COLUMN wants_repayment_mails;

-- What waits for the daily mail, and what has gone with it.
ALTER TABLE mails
  ADD COLUMN is_in_digest boolean NOT NULL DEFAULT false,
  ADD COLUMN digested_at timestamptz(3);
CREATE INDEX mails_waiting_for_digest ON mails (person_id) WHERE is_in_digest AND digested_at IS NULL;
