-- A withdrawal is asked for, and begins when the lender opens the link that is mailed.
CREATE TABLE withdrawal_plans (
  id           serial PRIMARY KEY,
  lender_id    integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  amount       bigint NOT NULL CHECK (amount > 0),
  currency     char(3) NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  payout_id    integer UNIQUE REFERENCES payouts (id) ON DELETE SET NULL ON UPDATE CASCADE);
CREATE INDEX withdrawal_plans_lender_id_idx ON withdrawal_plans (lender_id);
ALTER TYPE email_link_purpose ADD VALUE 'confirm_withdrawal';
ALTER TABLE email_links ADD COLUMN subject_id integer;

-- What a person was told of since they last looked.
ALTER TABLE people ADD COLUMN notices_seen_at timestamptz(3);
ALTER TABLE mails ADD COLUMN subject_id integer;
CREATE INDEX mails_person_id_idx ON mails (person_id);

-- The most that a partner may owe lenders and ask of them at once, in minor units; none by default.
ALTER TABLE partners ADD COLUMN most_outstanding bigint CHECK (most_outstanding >= 0);

-- Passkeys: what a device proves itself with, and what it was asked to sign, once.
CREATE TABLE passkeys (
  id            serial PRIMARY KEY,
  person_id     integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  credential_id text NOT NULL UNIQUE,
  public_key    bytea NOT NULL,
  counter       bigint NOT NULL,
  name          text NOT NULL,
  created_at    timestamptz(3) NOT NULL,
  used_at       timestamptz(3),
  removed_at    timestamptz(3));
CREATE INDEX passkeys_person_id_idx ON passkeys (person_id);
CREATE TABLE passkey_challenges (
  hash       text PRIMARY KEY,
  person_id  integer REFERENCES people (id) ON DELETE SET NULL ON UPDATE CASCADE,
  expires_at timestamptz(3) NOT NULL);
